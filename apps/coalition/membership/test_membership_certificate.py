import frappe
from frappe.utils import add_days, getdate

from coalition.base.verification import issue
from coalition.membership.certificate import certificate
from coalition.membership.errors import NoMemberToday
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

KIND = "Membership Certificate"


class TestMembershipCertificate(CoalitionTestCase):
	def change(self, member: str, kind: str) -> None:
		"""Straight into the table: how a change is decided is tried elsewhere."""
		row = {"doctype": "Membership Standing Change", "member_organisation": member, "kind": kind}
		days = {"effective_from": getdate(), "decided_on": getdate()}
		frappe.get_doc({**row, **days, "status": "Approved", "docstatus": 1, "name": kind}).db_insert()

	def test_it_says_whether_the_member_is_active_on_the_day(self):
		member = factories.member()
		self.assertFalse(certificate().values(member)["is_active"])
		factories.declaration(member.name, factories.charter().name, getdate())
		self.assertTrue(certificate().values(member)["is_active"])

	def test_it_holds_for_a_year_less_a_day(self):
		last = certificate().valid_until(factories.member())
		self.assertEqual(frappe.utils.add_months(getdate(), 12), add_days(last, 1))

	def test_who_left_or_is_suspended_gets_none(self):
		for kind in ("Withdrawal", "Expulsion", "Suspension"):
			member = factories.member()
			self.change(member.name, kind)
			with self.assertRaises(NoMemberToday, msg=kind):
				issue(KIND, member.name)

	def test_it_ends_with_the_membership(self):
		member = factories.member()
		self.assertIsNone(certificate().ended_on(member))
		self.change(member.name, "Withdrawal")
		self.assertEqual(certificate().ended_on(member), getdate())
