from unittest.mock import patch

import frappe
from frappe.core.doctype.user.user import User

from coalition.base.apps import roles
from coalition.tests.case import CoalitionTestCase


class TestDeskAccounts(CoalitionTestCase):
	def make(self, *held: str, **values: object) -> User:
		"""As the first account of a site, for which the engine looks for somebody to manage it."""
		address = f"{frappe.generate_hash(length=8)}@coalition.localhost"
		words = {"email": address, "first_name": "أولى", "send_welcome_email": 0, "enabled": 1, **values}
		user = frappe.get_doc({"doctype": "User", **words, "roles": [{"role": role} for role in held]})
		with nobody_manages():
			return user.insert()

	def test_the_first_of_the_staff_is_no_system_manager(self):
		user = self.make(roles.SECRETARIAT)
		self.assertEqual(roles_of(user), {roles.SECRETARIAT})
		user.first_name = "ثانية"
		with nobody_manages():
			user.save()
		self.assertEqual(roles_of(frappe.get_doc("User", user.name)), {roles.SECRETARIAT})

	def test_who_is_made_one_on_purpose_is_one(self):
		self.assertIn("System Manager", roles_of(self.make(roles.ADMINISTRATOR, "System Manager")))

	def test_nobody_with_a_role_of_ours_is_mailed_what_happens_to_records(self):
		self.assertEqual(self.make(roles.COUNCIL, document_follow_notify=1).document_follow_notify, 0)
		self.assertEqual(self.make("Blogger", document_follow_notify=1).document_follow_notify, 1)


def nobody_manages():
	"""Version 16 gives the role to nobody by itself, and asks no more."""
	return patch.object(User, "get_other_system_managers", lambda _user: [], create=True)


def roles_of(user: User) -> set[str]:
	return {row.role for row in user.roles}
