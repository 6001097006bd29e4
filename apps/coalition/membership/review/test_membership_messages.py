from unittest.mock import patch

import frappe
from frappe.model.workflow import apply_workflow

from coalition.base.apps import roles
from coalition.membership.applying.sending import hand_in
from coalition.membership.review.messages import text_to_paste
from coalition.membership.roles import DELEGATE
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase

KEY = "k" * 32


class TestMembershipMessages(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter()
		self.secretary, self.council = factories.user(roles.SECRETARIAT), factories.user(roles.COUNCIL)
		mails.forget()

	def hand_in(self, language: str = "ar", **values) -> str:
		frappe.local.lang = language
		values = {**factories.organisation(contact_email="leila@example.org"), **values}
		name = hand_in({**values, "kind": "Organisation", "clause_0": "1", "clause_1": "1"}, KEY)
		frappe.local.lang = "en"
		return name

	def decide(self, name: str, action: str) -> None:
		application = factories.with_reason(frappe.get_doc("Membership Application", name))
		for user, step in (
			(self.secretary, "Start Review"),
			(self.secretary, "Put to the Council"),
			(self.council, action),
		):
			with self.as_user(user):
				application = apply_workflow(application, step)

	def test_an_applicant_is_told_once_that_it_arrived_and_once_that_it_was_decided(self):
		name = self.hand_in()
		((address, received),) = mails.taken()
		self.assertEqual((address, received["subject"]), ("leila@example.org", "وصلنا طلبكم"))
		self.assertIn(name, received["text"])
		self.assertIn(f"/coalition/apply/{KEY}", received["text"])
		self.decide(name, "Decline")
		((_address, decided),) = mails.taken()
		self.assertEqual(decided["subject"], "حُسم طلبكم")
		self.assertNotIn("Declined", decided["text"])

	def test_an_applicant_is_written_to_in_the_language_of_the_form(self):
		name = self.hand_in("en")
		self.assertEqual(mails.taken()[0][1]["subject"], "We have your application")
		self.decide(name, "Approve")
		self.assertEqual(mails.taken()[0][1]["subject"], "Your application was decided")

	def test_who_gave_no_address_is_written_nothing(self):
		self.decide(self.hand_in(contact_email=""), "Approve")
		self.assertEqual(mails.taken(), [])

	def test_a_mail_that_cannot_be_written_stops_no_application(self):
		with patch("coalition.membership.review.messages.received", side_effect=RuntimeError):
			name = self.hand_in()
		self.assertEqual(frappe.db.get_value("Membership Application", name, "status"), "Submitted")

	def test_the_desk_copies_the_same_text_with_the_applicants_link(self):
		name = self.hand_in()
		with self.as_user(self.secretary):
			text = text_to_paste(name)
		self.assertIn("وصلنا طلبكم", text)
		self.assertTrue(text.endswith(f"/coalition/apply/{KEY}"))

	def test_an_application_of_the_desk_has_a_page_for_its_applicant_too(self):
		with self.as_user(self.secretary):
			application = factories.application(submission_key="mine" * 8)
			key = frappe.db.get_value("Membership Application", application.name, "submission_key")
			self.assertTrue(text_to_paste(application.name).endswith(f"/coalition/apply/{key}"))
		self.assertRegex(key, r"^[A-Za-z0-9]{33}$")
		self.assertNotEqual(key, "mine" * 8)

	def test_who_may_not_write_it_gets_no_link(self):
		name = self.hand_in()
		for role in (roles.ADMINISTRATOR, roles.FINANCE, DELEGATE):
			with self.as_user(factories.user(role)), self.assertRaises(frappe.PermissionError):
				text_to_paste(name)
