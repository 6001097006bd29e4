import frappe

from coalition.tests.case import CoalitionTestCase


class TestMembershipPolicy(CoalitionTestCase):
	def test_who_changed_it_stands_in_the_log_of_configuration_changes(self):
		policy = frappe.get_doc("Membership Policy")
		policy.update({"grace_days": 41}).save()
		policy.update({"grace_days": 42}).save()
		about = {"kind": policy.doctype, "setting": "grace_days", "after": "42"}
		changes = frappe.get_all("Configuration Change", about, ["before", "changed_by"])
		self.assertIn(("41", "Administrator"), [tuple(change.values()) for change in changes])
