import os
import time
from pathlib import Path

import frappe

from coalition.base.privacy.errors import NotProtectable, ProtectedStays, StillNamed
from coalition.base.privacy.forgetting import left_files
from coalition.base.privacy.sealing import seal
from coalition.membership.register import entering
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.privacy_case import (
	LATIN,
	MAIL,
	NAME,
	PERSON,
	PHONE,
	PrivacyTestCase,
	approved,
	attach,
	leave_traces,
)
from coalition.tests.whole_site import places_of, places_of_each


class TestProtection(PrivacyTestCase):
	def test_afterwards_the_whole_site_does_not_hold_the_name(self):
		member = approved()
		leave_traces(member)
		attach(member)
		earlier = factories.application(organisation_name=NAME)
		before = places_of_each(NAME, LATIN, PHONE, MAIL, PERSON)
		self.assertGreater(len(before[NAME]), 12, before)
		self.assertTrue(all(before.values()), before)
		pseudonym = seal.protect(member.doctype, member.name)
		frappe.db.after_commit.run()
		self.assertEqual(places_of_each(*before), {text: [] for text in before})
		for doctype, name in ((member.doctype, member.name), (earlier.doctype, earlier.name)):
			self.assertEqual(frappe.db.get_value(doctype, name, "organisation_name"), pseudonym)

	def test_figures_dates_and_decisions_stay(self):
		member = approved()
		kept = ["place", "sector", "member_since", "standing", "application"]
		before = frappe.db.get_value(member.doctype, member.name, kept), frappe.db.count(member.doctype)
		application = ["status", "docstatus", "decided_by", "decided_on", "charter"]
		decided = frappe.db.get_value("Membership Application", member.application, application)
		seal.protect(member.doctype, member.name)
		after = frappe.db.get_value(member.doctype, member.name, kept), frappe.db.count(member.doctype)
		self.assertEqual(before, after)
		self.assertEqual(
			frappe.db.get_value("Membership Application", member.application, application), decided
		)

	def test_others_keep_their_own_names(self):
		longer = factories.member(organisation_name=f"{NAME} الشرقية", contact_phone=PHONE)
		same = factories.member(
			organisation_name=NAME, place=factories.listed("Coalition Place", "place_name", "إدلب")
		)
		seal.protect(
			"Member Organisation", factories.member(organisation_name=NAME, contact_phone=PHONE).name
		)
		for other in (longer, same):
			stored = frappe.db.get_value(other.doctype, other.name, ["organisation_name", "contact_phone"])
			self.assertEqual(stored, (other.organisation_name, other.contact_phone))

	def test_prose_is_sealed_and_nobody_elses_words_are_taken_for_it(self):
		prose = "نعمل مع الأطفال في المخيمات"
		member = approved()
		frappe.db.set_value("Membership Application", member.application, "about", prose)
		note = frappe.get_doc({"doctype": "ToDo", "description": prose}).insert()
		seal.protect(member.doctype, member.name)
		self.assertEqual(frappe.db.get_value("ToDo", note.name, "description"), prose)
		self.assertIsNone(frappe.db.get_value("Membership Application", member.application, "about"))

	def test_protecting_again_changes_nothing(self):
		member = factories.member()
		pseudonym = seal.protect(member.doctype, member.name)
		self.assertEqual(seal.protect(member.doctype, member.name), pseudonym)
		self.assertEqual(frappe.db.count("Sealed Name", {"reference_name": member.name}), 1)

	def test_where_another_record_is_named_so_nothing_happens_at_all(self):
		member = factories.member(organisation_name=NAME)
		frappe.get_doc({"doctype": "Tag", "name": NAME}).insert()
		frappe.db.savepoint("as_it_was")
		with self.assertRaises(StillNamed):
			seal.protect(member.doctype, member.name)
		frappe.db.rollback(save_point="as_it_was")
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "is_protected"), 0)

	def test_nobody_types_the_name_back_in(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		member.reload()
		member.organisation_name = NAME
		with self.assertRaises(ProtectedStays):
			member.save()

	def test_a_protected_member_can_still_be_worked_on(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		member.reload()
		member.place = factories.listed("Coalition Place", "place_name", "إدلب")
		member.save()
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "place"), "إدلب")

	def test_the_flag_alone_protects_and_unprotects_nobody(self):
		member = factories.member(organisation_name=NAME)
		member.is_protected = 1
		member.save()
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "is_protected"), 0)

	def test_a_register_that_is_read_again_does_not_name_it_anew(self):
		register = f"اسم المنظمة,المكان,القطاع,تاريخ الانضمام\n{NAME},حمص,الصحة,2016-01-01\n".encode()
		self.assertEqual(entering.enter(register).entered, 1)
		name = frappe.db.get_value("Member Organisation", {"organisation_name": NAME})
		seal.protect("Member Organisation", name)
		members = frappe.db.count("Member Organisation")
		self.assertEqual(entering.enter(register).problems, [])
		self.assertEqual(frappe.db.count("Member Organisation"), members)
		self.assertEqual(places_of(NAME), [])

	def test_neither_a_check_nor_an_import_tells_a_sealed_name_from_one_that_nobody_bears(self):
		register = "اسم المنظمة,المكان,القطاع,تاريخ الانضمام,الهاتف\n{0},حمص,الصحة,2016-01-01,{1}\n"
		seal.protect("Member Organisation", factories.member(organisation_name=NAME).name)
		for phone in ("+963 944 000 111", "؟"):
			sealed, unknown = (register.format(name, phone).encode() for name in (NAME, "جمعية لا أحد"))
			for act in (entering.check, entering.enter):
				self.assertEqual(self.told(act(sealed)), self.told(act(unknown)), act)

	def told(self, outcome) -> dict:
		return {
			**{field: value for field, value in vars(outcome).items() if field != "register"},
			"problems": [(each.row, each.column, each.problem) for each in outcome.problems],
		}

	def test_what_is_sealed_cannot_be_read_without_the_key(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		stored = frappe.get_all("Sealed Name", filters={"reference_name": member.name}, fields=["*"])[0]
		self.assertNotIn(NAME, str(stored))
		self.assertEqual(seal.names_in(member.doctype, member.name)["organisation_name"], NAME)

	def test_what_is_attached_later_bears_a_name_that_says_nothing(self):
		member = factories.member(organisation_name=NAME)
		seal.protect(member.doctype, member.name)
		attach(member, f"رسالة من {NAME}.txt")
		frappe.db.after_commit.run()
		told = [place for place in places_of(NAME) if not place.endswith("/files")]
		self.assertEqual(told, [])

	def test_files_that_a_process_left_when_it_died_go_within_two_hours(self):
		member = factories.member(organisation_name=NAME)
		attach(member)
		seal.protect(member.doctype, member.name)
		sealed = {"attached_to_doctype": "Sealed Name"}
		claimed = frappe.db.get_value("File", sealed, "file_name", order_by="creation desc")
		folder = Path(frappe.utils.get_files_path(is_private=1))
		old, new, other = "0" * 20 + ".sealed", "1" * 20 + ".sealed", "a name of others.pdf"
		for name in (old, new, other):
			(folder / name).write_text("x")
		for name in (claimed, old, other):
			os.utime(folder / name, (0, time.time() - 3700))
		left_files.sweep()
		stays = {name: (folder / name).exists() for name in (claimed, old, new, other)}
		for name in (new, other):
			(folder / name).unlink()
		self.assertEqual(stays, {claimed: True, old: False, new: True, other: True})

	def test_only_members_can_be_protected(self):
		application = factories.application()
		with self.assertRaises(NotProtectable):
			seal.protect(application.doctype, application.name)


class TestProtectedIndividual(CoalitionTestCase):
	def test_a_paper_of_what_a_protected_member_said_of_another_is_named_neutrally(self):
		"""An opinion names two members, by two links: either may be protected."""
		member, application = factories.member(), factories.application()
		opinion = frappe.new_doc("Admission Opinion")
		opinion.update(
			{"application": application.name, "member_organisation": member.name, "opinion": "Vouches"}
		)
		opinion.update({"opinion": "Vouches"}).db_insert()
		seal.protect(member.doctype, member.name)
		file = frappe.new_doc("File")
		file.update({"file_name": "secret name.pdf", "content": b"%PDF-1.4 x", "is_private": 1})
		file.update({"attached_to_doctype": opinion.doctype, "attached_to_name": opinion.name})
		file.insert()
		self.assertNotIn("secret", file.file_name + file.file_url)

	def test_who_came_without_an_application_is_protected_and_so_is_what_they_once_applied_with(self):
		name = "هالة عبد الكريم السنبلة"
		declined = factories.application(organisation_name=name, name_latin="Hala")
		member = factories.individual(person_name=name, contact_phone=PHONE)
		shown = seal.protect(member.doctype, member.name)
		self.assertEqual(frappe.db.get_value(member.doctype, member.name, "person_name"), shown)
		self.assertNotIn(name, str(frappe.db.get_value(declined.doctype, declined.name, "*", as_dict=True)))
