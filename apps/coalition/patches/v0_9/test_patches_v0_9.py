import frappe

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.privacy.sealing.seal import SEAL, fingerprint, fingerprints, protect
from coalition.base.search.stored import TABLE
from coalition.membership.register import tables
from coalition.patches.v0_9 import (
	compare_names_anew,
	compare_sealed_names,
	compare_user_names,
	name_imports_by_their_files,
	read_contacts,
	rename_contact_section,
	sum_up_import_problems,
)
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.searching import folded

COLUMNS = ["contact_phone", "contact_email"]


class TestReadContacts(CoalitionTestCase):
	def test_what_can_be_read_is_stored_as_it_is_read_and_all_else_stays(self):
		member, other = factories.member(), factories.member()
		written = {"contact_phone": "+963 0944 (000) 103", "contact_email": "Info@منظمة.سوريا،"}
		unreadable = {"contact_phone": "عند أبي أحمد", "contact_email": "لا يوجد"}
		frappe.db.set_value(member.doctype, member.name, written)
		frappe.db.set_value(other.doctype, other.name, unreadable)
		for _time in range(2):
			read_contacts.execute()
			stored = frappe.db.get_value(member.doctype, member.name, COLUMNS)
			self.assertEqual(stored, ("+963944000103", "info@xn--ogb3a0bbd.xn--mgbtf8fl"))
			stored = frappe.db.get_value(other.doctype, other.name, COLUMNS)
			self.assertEqual(stored, ("عند أبي أحمد", "لا يوجد"))

	def test_what_was_decided_and_what_is_sealed_stays(self):
		application, member = factories.application(), factories.member()
		frappe.db.set_value(
			application.doctype, application.name, {"docstatus": 1, "contact_phone": "00963 944 000 104"}
		)
		frappe.db.set_value(
			member.doctype, member.name, {"is_protected": 1, "contact_phone": "00963 944 000 105"}
		)
		read_contacts.execute()
		for doc in (application, member):
			self.assertIn(" ", frappe.db.get_value(doc.doctype, doc.name, "contact_phone"))

	def test_of_two_accounts_with_one_number_none_loses_it(self):
		first, second = factories.account(), factories.account()
		frappe.db.set_value(ACCOUNT, first.name, "phone", "+963944000106")
		frappe.db.set_value(ACCOUNT, second.name, "phone", "+9630944000106")
		read_contacts.execute()
		self.assertEqual(frappe.db.get_value(ACCOUNT, second.name, "phone"), "+9630944000106")
		frappe.db.set_value(ACCOUNT, first.name, "phone", None)
		read_contacts.execute()
		self.assertEqual(frappe.db.get_value(ACCOUNT, second.name, "phone"), "+963944000106")


class TestCompareSealedNames(CoalitionTestCase):
	def test_a_sealed_name_is_recognised_in_another_spelling(self):
		member = factories.member(organisation_name="جمعية الأمل في حمص")
		protect(member.doctype, member.name)
		frappe.db.set_value(SEAL, {"reference_name": member.name}, "fingerprint", "of before")
		for _time in range(2):
			compare_sealed_names.execute()
			found = fingerprint(member.doctype, "جمعيه الامل في حمص", member.place)
			self.assertIn(found, fingerprints(member.doctype))


class TestCompareNamesAnew(CoalitionTestCase):
	def test_stored_names_are_found_as_they_are_compared_now(self):
		member, sealed = factories.member(organisation_name="مركز نورالدين ھیوا"), factories.member()
		protect(sealed.doctype, sealed.name)
		frappe.db.set_value(SEAL, {"reference_name": sealed.name}, "fingerprint", "of before")
		frappe.db.set_value(TABLE, {"record": member.name}, "words", " of before ")
		for _time in range(2):
			compare_names_anew.execute()
			self.assertIn(" نوردين ", folded(member.doctype, member.name))
			self.assertIn(" هيوا ", folded(member.doctype, member.name))
			found = fingerprint(sealed.doctype, sealed.organisation_name, sealed.place)
			self.assertIn(found, fingerprints(sealed.doctype))


class TestCompareUserNames(CoalitionTestCase):
	def test_a_name_of_before_is_stored_in_the_form_in_which_it_is_looked_up(self):
		account, other, taken = factories.account(), factories.account(), factories.account(user_name="hind")
		self.store(account, "Laylá．٥")
		self.store(other, "@hind")
		for _time in range(2):
			compare_user_names.execute()
		self.assertEqual(self.stored(account), ("laylá.5", "laylá.5"))
		self.assertEqual(self.stored(other), ("@hind", "@hind"))
		self.assertEqual(self.stored(taken), ("hind", "hind"))

	def store(self, account, name):
		frappe.db.set_value(ACCOUNT, account.name, "user_name", name)
		frappe.db.set_value("User", account.user, "username", name)

	def stored(self, account):
		return (
			frappe.db.get_value(ACCOUNT, account.name, "user_name"),
			frappe.db.get_value("User", account.user, "username"),
		)


class TestSumUpImportProblems(CoalitionTestCase):
	def test_problems_are_kept_by_kind_and_those_that_are_stay(self):
		file = {"file_name": f"{frappe.generate_hash()}.csv", "content": "a", "is_private": 1}
		url = frappe.get_doc({"doctype": "File", **file}).insert().file_url
		doc = frappe.get_doc({"doctype": "Register Import", "file": url}).insert()
		rows = [
			[2, "الهاتف", "not_a_phone", "؟"],
			[3, "الهاتف", "not_a_phone", "x"],
			[3, "", "refused", "لا"],
		]
		frappe.db.set_value(doc.doctype, doc.name, "problems", frappe.as_json(rows))
		for _time in range(2):
			sum_up_import_problems.execute()
			doc.reload()
			self.assertEqual(
				[kind[:2] for kind in tables.problems_in_words(doc)["kinds"]], [[2, "الهاتف"], [1, ""]]
			)


class TestNameImportsByTheirFiles(CoalitionTestCase):
	def test_an_import_bears_the_name_of_its_file_and_one_that_has_a_title_keeps_it(self):
		file = {"file_name": f"{frappe.generate_hash()}.csv", "content": "a", "is_private": 1}
		url = frappe.get_doc({"doctype": "File", **file}).insert().file_url
		old, named = (frappe.get_doc({"doctype": "Register Import", "file": url}).insert() for _each in "ab")
		frappe.db.set_value(old.doctype, old.name, "title", None)
		frappe.db.set_value(named.doctype, named.name, "title", "سجل 2024")
		for _time in range(2):
			name_imports_by_their_files.execute()
			titles = [frappe.db.get_value(each.doctype, each.name, "title") for each in (old, named)]
			self.assertEqual(titles, [file["file_name"], "سجل 2024"])


class TestRenameContactSection(CoalitionTestCase):
	def test_what_was_proposed_before_bears_the_new_name_and_all_else_its_own(self):
		old, other = factories.proposal(factories.member()), factories.proposal(factories.member())
		frappe.db.set_value(old.doctype, old.name, "section", "Contact")
		frappe.db.set_value(other.doctype, other.name, "section", "About Us")
		for _time in range(2):
			rename_contact_section.execute()
			sections = [frappe.db.get_value(each.doctype, each.name, "section") for each in (old, other)]
			self.assertEqual(sections, ["Contact Details", "About Us"])
