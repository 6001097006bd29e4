from dataclasses import replace
from unittest.mock import patch

import frappe

from coalition.base.errors import SamePersonTwice
from coalition.base.overview import pictures
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.records import subject_of
from coalition.base.privacy.sealing import seal
from coalition.tests import factories
from coalition.tests.privacy_case import MAIL, NAME, PERSON, PHONE, PrivacyTestCase, approved, leave_traces
from coalition.tests.whole_site import places_of, places_of_each


class TestErasure(PrivacyTestCase):
	def erase(self, doc) -> str:
		request = frappe.new_doc("Personal Data Erasure")
		request.update({"reference_doctype": doc.doctype, "reference_name": doc.name})
		request.reason = "غادرت هالة المنظمة وطلبت محو بياناتها"
		with self.as_user(self.secretary):
			request.insert()
		with self.as_user(self.overseer):
			erasure.confirm(request.name)
		return request.name

	def test_the_people_go_and_the_organisation_and_the_figures_stay(self):
		member = approved()
		leave_traces(member)
		figures = self.figures()
		name = self.erase(member)
		self.assertEqual(places_of_each(PERSON, PHONE, MAIL), {PERSON: [], PHONE: [], MAIL: []})
		stored = frappe.db.get_value(member.doctype, member.name, ["organisation_name", "place", "standing"])
		self.assertEqual(stored, (NAME, member.place, "Active"))
		self.assertEqual(self.figures(), figures)
		log = frappe.get_doc("Personal Data Erasure", name)
		self.assertEqual(
			(log.status, log.asked_by, log.decided_by), ("Erased", self.secretary, self.overseer)
		)
		self.assertEqual(len(log.erased_fields.splitlines()), 17)

	def test_registers_that_name_them_go_with_what_was_written_of_them(self):
		member = approved()
		attached = [{"attached_to_doctype": "Register Import", "attached_to_name": name} for name in "ab"]
		for number, about in enumerate(attached):
			values = {"file_name": f"{number}.csv", "content": f"{PERSON},{PHONE},{number}", "is_private": 1}
			frappe.get_doc({"doctype": "File", **values}).insert().db_set(about)
		imported = frappe.get_doc({"doctype": "Register Import", "file": "/private/files/0.csv"})
		imported.name = "a"
		imported.db_insert()
		self.erase(member)
		self.assertFalse(frappe.db.exists("File", attached[0]))
		self.assertTrue(frappe.db.exists("File", attached[1]))

	def figures(self) -> dict:
		from frappe.desk.doctype.number_card.number_card import get_result as card

		cards = ("Registered Organisations", "Active Organisations", "Applications that Wait")
		numbers = {}
		for name in cards:
			doc = frappe.get_doc("Number Card", name)
			numbers[name] = card(doc.as_dict(), doc.filters_json)
		return {**numbers, **pictures.of_module("Membership")}

	def test_a_persons_data_leaves_the_seal_as_well(self):
		member = approved()
		seal.protect(member.doctype, member.name)
		self.erase(member)
		self.assertEqual(
			set(seal.names_in(member.doctype, member.name)), {"organisation_name", "name_latin", "about"}
		)

	def test_people_leave_the_seal_also_of_records_that_no_app_declares_any_more(self):
		"""A module that had its part in what is sealed was taken off the site since."""
		member = approved()
		declaration = factories.declaration(
			member.name, factories.charter().name, frappe.utils.nowdate(), signatory=PERSON
		)
		seal.protect(member.doctype, member.name)
		kept = seal.contents_of(seal.seal_of(member.doctype, member.name))
		self.assertIn(PERSON, str(kept.records))
		declared = subject_of(member.doctype)
		without = replace(
			declared, parts=tuple(each for each in declared.parts if each.doctype != declaration.doctype)
		)
		with patch.object(seal, "subject_of", lambda doctype: without):
			seal.forget_people(member.doctype, member.name)
		left = seal.contents_of(seal.seal_of(member.doctype, member.name))
		self.assertNotIn(PERSON, str(left.records))

	def test_who_applied_and_never_joined_can_leave(self):
		application = factories.application(contact_person=PERSON, contact_phone=PHONE)
		self.erase(application)
		self.assertEqual(places_of(PERSON) + places_of(PHONE), [])

	def test_a_telephone_that_others_share_stays_theirs(self):
		other = factories.member(contact_phone=PHONE)
		self.erase(factories.member(contact_phone=PHONE))
		self.assertEqual(frappe.db.get_value(other.doctype, other.name, "contact_phone"), PHONE)

	def test_nobody_confirms_what_they_asked_for(self):
		self.secretary = self.overseer = factories.user("Coalition Secretariat", "Oversight Member")
		with self.assertRaises(SamePersonTwice):
			self.erase(factories.member())
