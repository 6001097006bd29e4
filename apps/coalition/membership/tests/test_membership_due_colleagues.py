"""What those who decide, or answer as a second person, are told in their group."""

import frappe

from coalition.base.due_messages import colleagues
from coalition.base.due_messages.entries import DUE
from coalition.membership.tests.due_message_case import DueMessageCase
from coalition.tests import factories

MEMBER = "Member Organisation"


class TestColleagues(DueMessageCase):
	def test_who_decides_is_told_in_their_group_until_it_is_decided(self):
		application = factories.application()
		application = factories.led_to("Under Review", application, self.secretary)
		frappe.db.delete(DUE)
		with self.as_user(self.secretary):
			application.update({"status": "Council Decision", "workflow_state": "Council Decision"}).save()
		self.assertEqual(self.waiting(), [colleagues.DECISION])
		[told] = self.of(self.secretary).values()
		self.assertTrue(told.messages[0].text.endswith(f"/app/membership-application/{application.name}"))
		self.assertNotIn(application.organisation_name, told.messages[0].text)
		application.db_set("status", "Approved")
		self.assertEqual(self.of(self.secretary), {})

	def test_a_second_person_is_told_that_somebody_asked(self):
		erasure_asked = frappe.new_doc("Personal Data Erasure")
		erasure_asked.update({"reference_doctype": MEMBER, "reference_name": factories.member().name})
		erasure_asked.update({"reason": "غادرت المنسقة وطلبت محو بياناتها"}).insert()
		self.assertEqual(self.waiting(), [colleagues.ANSWER])
