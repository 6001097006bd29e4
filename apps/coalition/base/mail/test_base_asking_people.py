import frappe

from coalition.base.apps import roles
from coalition.base.mail.asking_people import text_to_paste
from coalition.base.mail.site_address import address_of
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

NAME = "جمعية النوارس في طرطوس"


class TestAskingPeople(CoalitionTestCase):
	def text(self, doc) -> str:
		return text_to_paste(doc.doctype, doc.name)

	def waiting(self) -> list[tuple[str, object, dict]]:
		"""Records that wait for somebody, each with how it stands once it was answered."""
		member = factories.member(organisation_name=NAME)
		application = factories.application(organisation_name=f"{NAME} الجديدة")
		application.db_set({"status": "Council Decision"})
		change = factories.standing_change(member.name, "Suspension")
		change.db_set("status", "Decision")
		erasure = frappe.new_doc("Personal Data Erasure")
		erasure.update({"reference_doctype": member.doctype, "reference_name": member.name})
		erasure.update({"reason": "غادرت المنسقة وطلبت محو بياناتها"}).insert()
		return [
			(application, {"status": "Approved"}),
			(change, {"status": "Approved"}),
			(erasure, {"status": "Refused"}),
			(factories.proposal(member), {"status": "Accepted"}),
		]

	def test_what_waits_gives_a_text_with_its_link_that_names_nobody(self):
		for doc, answered in self.waiting():
			with self.subTest(doc.doctype):
				text = self.text(doc)
				kind = doc.doctype.lower().replace(" ", "-")
				self.assertTrue(text.endswith(address_of(f"/app/{kind}/{doc.name}")), text)
				self.assertNotIn(NAME, text)
				doc.run_method("onload")
				self.assertEqual(doc.get_onload("asks_people"), "colleagues")
				doc.db_set(answered)
				self.assertEqual(self.text(doc), "")

	def test_the_charter_in_force_asks_members_and_an_older_one_asks_nobody(self):
		by = frappe.utils.add_days(frappe.utils.getdate(), 30)
		draft, charter = factories.charter(publish=False), factories.charter(declare_again_by=by)
		self.assertTrue(self.text(charter).endswith(address_of("/coalition/declare")))
		self.assertIn(str(by.year), self.text(charter))
		charter.run_method("onload")
		self.assertEqual(charter.get_onload("asks_people"), "all")
		self.assertEqual(self.text(draft), "")
		factories.charter()
		self.assertEqual(self.text(charter), "")

	def test_who_may_not_read_it_gets_no_text_and_other_apps_records_ask_nothing(self):
		waiting = self.waiting()
		with self.as_user(factories.user(roles.TRAINING)):
			for doc, _answered in waiting:
				with self.subTest(doc.doctype), self.assertRaises(frappe.PermissionError):
					self.text(doc)
		note = frappe.get_doc({"doctype": "ToDo", "description": "x"}).insert()
		self.assertEqual(self.text(note), "")
