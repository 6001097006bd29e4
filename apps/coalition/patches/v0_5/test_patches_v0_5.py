import frappe

from coalition.base.apps import roles
from coalition.patches.v0_5 import stop_mails_to_followers
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestStopMailsToFollowers(CoalitionTestCase):
	def test_holders_of_a_role_of_ours_are_mailed_no_more_and_others_as_before(self):
		ours, other = factories.user(roles.SECRETARIAT), factories.user("Blogger")
		for user in (ours, other):
			frappe.db.set_value("User", user, "document_follow_notify", 1)
		for _time in range(2):
			stop_mails_to_followers.execute()
			self.assertEqual(frappe.db.get_value("User", ours, "document_follow_notify"), 0)
			self.assertEqual(frappe.db.get_value("User", other, "document_follow_notify"), 1)
