"""What another app has sent by hand, and what its sending brings about."""

from unittest import mock

import frappe
from coalition_sample import messages

from coalition.base.apps import plugins, roles
from coalition.base.due_messages import acting, entries, listing, senders
from coalition.base.records import clock
from coalition.tests import factories, mails
from coalition.tests.case import CoalitionTestCase


class TestMessageKinds(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		frappe.db.delete(entries.DUE)
		mails.forget()
		self.secretary = factories.user(roles.SECRETARIAT)
		self.record = frappe.get_doc({"doctype": "Sample Record", "title": "سجل", "organisation": "جمعية"})
		self.record.insert()

	def shown(self) -> list[listing.Told]:
		with self.as_user(self.secretary):
			return listing.of_user()[0]

	def test_another_apps_message_is_shown_and_its_sending_does_what_the_app_says(self):
		self.assertFalse(messages.tell(self.record, "a@example.org"))
		self.assertTrue(messages.tell(self.record))
		[told] = self.shown()
		self.assertEqual((told.name, told.messages[0].text), ("جمعية", "سجل"))
		with self.as_user(self.secretary), mock.patch.object(entries.locking, "lock_first"):
			acting.tick(told.messages[0].name)
		self.record.reload()
		self.assertEqual(self.record.owner_note, str(clock.today()))
		self.assertEqual(self.shown(), [])
		self.assertIn("Sample Keeper", senders.roles())

	def test_what_the_app_no_longer_wants_told_is_not_shown(self):
		messages.tell(self.record)
		self.record.db_set("status", "Approved")
		self.assertEqual(self.shown(), [])

	def test_a_broken_kind_takes_no_others_with_it_and_stops_nobody(self):
		messages.tell(self.record)
		found = [
			plugins.Plugin("coalition_message_kinds", f"coalition_sample.{name}")
			for name in ("broken.fails", "messages.kind")
		]
		with mock.patch.object(plugins, "registered", return_value=found):
			self.assertEqual(len(self.shown()), 1)
		with mock.patch.object(plugins, "registered", return_value=found[:1]):
			self.assertEqual(self.shown(), [])
			self.assertFalse(messages.tell(self.record))
			entries.sweep()
		self.assertEqual(len(self.shown()), 1)
