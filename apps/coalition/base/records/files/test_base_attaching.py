from pathlib import Path

import frappe

from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

DOCTYPE = "Register Import"


class TestAttaching(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		frappe.set_user(factories.user("Coalition Secretariat"))
		self.addCleanup(frappe.set_user, "Administrator")

	def attached(self, **to: str) -> str:
		values = {
			"file_name": f"{frappe.generate_hash()}.csv",
			"content": frappe.generate_hash(),
			"is_private": 1,
		}
		file = frappe.get_doc({"doctype": "File", **values, **to}).insert()
		self.addCleanup(Path(file.get_full_path()).unlink, missing_ok=True)
		return file.file_url

	def saved(self, address: str) -> str:
		return frappe.get_doc({"doctype": DOCTYPE, "file": address}).insert().name

	def public_files(self) -> set[str]:
		return {path.name for path in Path(frappe.get_site_path("public", "files")).iterdir()}

	def test_what_a_form_was_given_before_it_was_saved_hangs_on_the_record(self):
		before = self.public_files()
		form = {
			"attached_to_doctype": DOCTYPE,
			"attached_to_name": f"new-register-import-{frappe.generate_hash()}",
		}
		address = self.attached(**form)
		name = self.saved(address)
		rows = frappe.get_all(
			"File", {"file_url": address}, ["attached_to_name", "attached_to_field", "is_private"]
		)
		self.assertEqual(rows, [{"attached_to_name": name, "attached_to_field": "file", "is_private": 1}])
		self.assertEqual(frappe.local.message_log, [])
		self.assertEqual(self.public_files(), before)

	def test_a_file_that_hangs_on_another_record_is_never_copied_for_everybody(self):
		before = self.public_files()
		address = self.attached()
		names = {self.saved(address), self.saved(address)}
		rows = frappe.get_all("File", {"file_url": address}, ["attached_to_name", "is_private"])
		self.assertEqual(
			{(row.attached_to_name, row.is_private) for row in rows}, {(name, 1) for name in names}
		)
		self.assertEqual(frappe.local.message_log, [])
		self.assertEqual(self.public_files(), before)
