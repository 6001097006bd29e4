import contextlib
import io

import frappe
from frappe.core.page.permission_manager import permission_manager

from coalition.base.apps import created_records, roles
from coalition.base.apps.stored_rights import stored_rows
from coalition.setup import install, permissions
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

DOCTYPE = "Coalition Place"


class TestPermissionsStayAndAreTold(CoalitionTestCase):
	def setUp(self):
		super().setUp()
		permissions.notify_of_new_rows()
		self.administrator = factories.user(roles.ADMINISTRATOR, language="ar")
		self.secretary = factories.user(roles.SECRETARIAT)

	def ship(self, **rights: int) -> None:
		"""As the synchronisation of a DocType with a new row does."""
		row = {"doctype": "DocPerm", "parent": DOCTYPE, "parenttype": "DocType", "parentfield": "permissions"}
		frappe.get_doc({**row, "role": roles.TRAINING, **rights}).db_insert()

	def migrate(self) -> str:
		with contextlib.redirect_stdout(io.StringIO()) as printed:
			install.after_migrate()
		return printed.getvalue()

	def notices(self, user: str) -> list[str]:
		return frappe.get_all("Notification Log", filters={"for_user": user}, pluck="email_content")

	def test_what_an_administrator_changed_is_the_same_after_two_migrations(self):
		permission_manager.add(DOCTYPE, roles.OVERSIGHT, 0)
		permission_manager.update(DOCTYPE, roles.OVERSIGHT, 0, "export", 1)
		permission_manager.remove(DOCTYPE, roles.SECRETARIAT, 0)
		before = stored_rows("Custom DocPerm", DOCTYPE)
		self.assertEqual(self.migrate() + self.migrate(), "")
		self.assertEqual(stored_rows("Custom DocPerm", DOCTYPE), before)
		self.assertNotIn(roles.SECRETARIAT, [row.role for row in before])

	def test_a_new_row_of_a_customised_doctype_is_told_once_to_those_who_can_add_it(self):
		permission_manager.add(DOCTYPE, roles.OVERSIGHT, 0)
		self.ship(read=1, write=1)
		self.assertIn("Training Coordinator, level 0: Read, Write", self.migrate())
		self.assertEqual(self.migrate(), "")
		(told,) = self.notices(self.administrator)
		self.assertIn("منسق التدريب", told)
		self.assertEqual(len(self.notices("Administrator")), 1)
		self.assertEqual(self.notices(self.secretary), [])

	def test_a_row_that_gives_a_role_more_than_before_is_told(self):
		permission_manager.add(DOCTYPE, roles.OVERSIGHT, 0)
		self.ship(read=1)
		self.migrate()
		frappe.db.set_value("DocPerm", {"parent": DOCTYPE, "role": roles.TRAINING}, "export", 1)
		self.assertIn("Read, Export", self.migrate())

	def test_a_new_row_that_the_administrator_gave_already_is_not_told(self):
		permission_manager.add(DOCTYPE, roles.TRAINING, 0)
		self.ship(read=1)
		self.assertEqual(self.migrate(), "")

	def test_a_new_row_of_a_doctype_that_nobody_customised_is_not_told(self):
		self.ship(read=1)
		self.assertEqual(self.migrate(), "")
		# Nor later: it was in effect when the administrator began.
		permission_manager.add(DOCTYPE, roles.OVERSIGHT, 0)
		permission_manager.remove(DOCTYPE, roles.TRAINING, 0)
		self.assertEqual(self.migrate(), "")

	def test_notices_go_when_the_app_does(self):
		permission_manager.add(DOCTYPE, roles.OVERSIGHT, 0)
		self.ship(read=1)
		self.migrate()
		self.assertIn("Notification Log", {doctype for doctype, _name in created_records.records()})
