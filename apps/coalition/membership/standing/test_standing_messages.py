from unittest.mock import patch

import frappe
from frappe.utils import getdate

from coalition.base.apps import roles
from coalition.membership.standing import standing_messages
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestStandingMessages(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		people = [{"person_name": "ليلى", "duty": "Delegate", "email": "layla@example.org"}]
		self.member = factories.member(people=people).name

	def approve(self, kind: str, member: str | None = None, **values):
		change = factories.standing_change(member or self.member, kind, **values)
		values = {"decision_date": getdate(), "decision_reference": "محضر 7", "effective_from": getdate()}
		values |= {"decided_in": "General Assembly"}
		change.update({**values, "status": "Approved", "workflow_state": "Approved", "docstatus": 1})
		change.db_update()
		with patch.object(standing_messages.sending, "tell") as tell:
			standing_messages.notify_member(change)
		return change, [call.args for call in tell.call_args_list]

	def test_who_acts_for_the_member_is_told_and_nobody_is_named(self):
		change, told = self.approve("Suspension")
		recipient, write, values = told[0][:3]
		self.assertEqual((recipient, len(told)), ("layla@example.org", 1))
		message = write(**values)
		self.assertIn("/coalition", message.text)
		for name in (
			"ليلى",
			"Suspension",
			frappe.get_value(change.doctype, change.name, "member_organisation"),
		):
			self.assertNotIn(name, message.subject + message.text)

	def test_who_leaves_is_thanked_by_no_link_to_a_page_that_is_closed(self):
		_change, told = self.approve("Withdrawal")
		_recipient, write, values = told[0][:3]
		self.assertEqual(write(**values).link, "")

	def test_a_member_that_can_be_reached_by_nobody_stops_nothing(self):
		self.assertEqual(self.approve("Suspension", factories.member().name)[1], [])

	def test_the_text_is_there_once_it_is_approved_for_who_may_read_the_change(self):
		change, _told = self.approve("Suspension")
		with self.as_user(factories.user(roles.SECRETARIAT)):
			self.assertIn("/coalition", standing_messages.text_to_paste(change.name))
			draft = factories.standing_change(self.member, "Limitation", withholds_vote=1)
			self.assertEqual(standing_messages.text_to_paste(draft.name), "")
		with self.as_user(factories.user(roles.FINANCE)), self.assertRaises(frappe.PermissionError):
			standing_messages.text_to_paste(change.name)
