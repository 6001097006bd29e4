import frappe
from frappe.utils import add_days, getdate

from coalition.base.verification import issue, issue_to_holder
from coalition.membership.certificates.certificate import certificate
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

	def test_its_holder_gets_the_same_until_it_would_say_something_else(self):
		member = factories.member()
		first = issue_to_holder(KIND, member)
		self.assertEqual(issue_to_holder(KIND, member).name, first.name)
		member.update({"name_latin": "Another Name"}).save()
		second = issue_to_holder(KIND, member)
		self.assertNotEqual(second.name, first.name)
		# What the first says was true on its day: nobody revoked it.
		self.assertIsNone(frappe.db.get_value("Verification Code", first.name, "revoked_on"))
		self.assertEqual(issue_to_holder(KIND, member).name, second.name)

	def test_an_individual_gets_one_of_its_own_kind(self):
		member = factories.individual()
		code = issue_to_holder("Individual Membership Certificate", member)
		self.assertTrue(code.number.startswith("IC-"))
		self.assertIn(member.person_name, code.said)
