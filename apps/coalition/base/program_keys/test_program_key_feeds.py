from unittest.mock import patch

import frappe
from frappe.utils import add_days, getdate, now_datetime

from coalition.base.program_keys import feeds, making
from coalition.base.program_keys.keys import KEY
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestFeeds(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		# What a test writes is gone when it ends.
		commit = patch.object(frappe.db, "commit")
		commit.start()
		self.addCleanup(commit.stop)
		self.key = factories.program_key("changes:read")

	def replaced(self, until):
		return making.replace(self.key.name, until, add_days(getdate(), 30))

	def feed(self) -> str | None:
		return frappe.db.get_value(feeds.FEED, {"program_key": self.key.name})

	def test_a_feed_ends_with_the_last_key_that_works(self):
		successor = self.replaced(add_days(now_datetime(), -1))
		making.revoke(successor.name, "ضاع الحاسوب")
		self.assertIsNone(self.feed())

	def test_a_feed_stays_while_the_key_before_it_still_works(self):
		successor = self.replaced(add_days(now_datetime(), 1))
		making.revoke(successor.name, "ضاع الحاسوب")
		self.assertTrue(self.feed())

	def test_the_feed_of_an_expired_key_goes_with_the_day_and_begins_anew_where_it_is_prolonged(self):
		feeds.sweep()
		first = self.feed()
		self.assertTrue(first)
		frappe.db.set_value(KEY, self.key.name, "expires_on", add_days(getdate(), -2))
		feeds.sweep()
		self.assertIsNone(self.feed())
		self.prolong()
		self.assertNotIn(self.feed(), (None, first))

	def prolong(self) -> None:
		frappe.get_doc(KEY, self.key.name).update({"expires_on": add_days(getdate(), 30)}).save()

	def test_a_successor_of_an_expired_key_has_a_feed(self):
		frappe.db.set_value(KEY, self.key.name, "expires_on", add_days(getdate(), -2))
		feeds.sweep()
		self.replaced(now_datetime())
		self.assertTrue(self.feed())

	def test_a_revoked_key_that_is_renamed_has_none(self):
		making.revoke(self.key.name, "ضاع الحاسوب")
		frappe.get_doc(KEY, self.key.name).update({"title": "اسم آخر"}).save()
		self.assertIsNone(self.feed())
