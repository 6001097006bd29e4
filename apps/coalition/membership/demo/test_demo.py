from collections import Counter
from unittest.mock import patch

import frappe
from frappe.utils.password import check_password

from coalition import hooks
from coalition.base.demo import PEOPLE
from coalition.setup import demo
from coalition.tests.case import CoalitionTestCase

PASSWORD = "a-password-of-tests-84"


class TestDemo(CoalitionTestCase):
	@classmethod
	def scene(cls) -> None:
		# The site may have records; they are back when the tests end.
		for doctype in (
			*("Member Organisation", "Membership Standing Change", "Membership Charter"),
			*("Membership Application", "Applicant Message", "Admission Appeal", "Coalition Exchange Rate"),
		):
			frappe.db.delete(doctype)
		with patch.object(frappe.db, "commit"):
			demo.load(PASSWORD)

	def test_of_172_registered_organisations_88_are_active_and_a_few_have_a_history(self):
		# Loading it again adds nothing.
		with patch.object(frappe.db, "commit"):
			demo.load(PASSWORD)
		found = Counter(frappe.get_all("Member Organisation", pluck="standing"))
		self.assertEqual(found.pop("Expelled"), 1)
		self.assertEqual(sum(found.values()), 172)
		self.assertEqual((found["Active"], found["In Grace"], found["Matter Open"]), (88, 1, 1))
		self.assertEqual(frappe.db.count("Membership Standing Change", {"status": "Approved"}), 3)
		self.assertEqual(frappe.db.count("Membership Standing Change", {"status": "Draft"}), 1)
		self.assertEqual(frappe.db.count("Applicant Message"), 3)
		self.assertEqual(frappe.db.count("Admission Appeal", {"status": "Submitted"}), 1)

	def test_beside_the_administrator_a_named_person_runs_the_site_and_has_no_role_of_ours(self):
		((name, *_more),) = [person for person in PEOPLE if person[3] == "System Manager"]
		self.assertEqual(check_password(name, PASSWORD), name)
		held = set(frappe.get_roles(name))
		self.assertIn("System Manager", held)
		self.assertFalse(held & {*hooks.coalition_desk_roles, *hooks.coalition_portal_roles})

	def test_a_delegate_and_an_individual_sign_in_and_two_kinds_of_rates_are_there(self):
		for name, role in (("layla", "Organisation Delegate"), ("salma", "Individual Member")):
			user = frappe.db.get_value("Portal Account", {"user_name": name, "portal_role": role}, "user")
			self.assertEqual(check_password(user, PASSWORD), user)
		kinds = frappe.get_all("Coalition Exchange Rate", {"docstatus": 1}, pluck="kind")
		self.assertEqual(sorted(kinds), ["Market", "Official"])
