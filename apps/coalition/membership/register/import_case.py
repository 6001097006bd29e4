"""What tests of imports begin from: a secretary, one place, one sector, and a job that they run by hand."""

from unittest.mock import patch

import frappe
from frappe.model.document import Document

from coalition.membership.doctype.register_import import register_import
from coalition.membership.register import job
from coalition.membership.register.test_register import register
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

DOCTYPE = "Register Import"


class ImportCase(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		factories.charter(holds_for_months=0)
		frappe.db.delete("Member Organisation")
		factories.listed("Coalition Place", "place_name", "حمص")
		factories.listed("Coalition Sector", "sector_name", "الصحة")
		self.secretary = factories.user("Coalition Secretariat")
		# The job commits as it goes; a test leaves nothing.
		self.enterContext(patch.object(frappe.db, "commit"))
		self.enterContext(patch.object(frappe, "enqueue"))

	def imported(self, *rows: list[str]) -> str:
		"""An import of the secretary's, checked."""
		with self.as_user(self.secretary):
			name = self.brought(register(*rows)).name
			self.check(name)
		return name

	def brought(self, content: bytes, **said: object) -> Document:
		"""An import of this file by whoever is signed in."""
		return frappe.get_doc({"doctype": DOCTYPE, "file": self.file(content), **said}).insert()

	def check(self, name: str) -> None:
		register_import.check(name)
		job.run(name)

	def begin(self, name: str) -> None:
		"""As the secretary, whose job it is."""
		with self.as_user(self.secretary):
			register_import.start(name)

	def file(self, content: bytes, **more: object) -> str:
		values = {"file_name": f"{frappe.generate_hash()}.csv", "content": content, "is_private": 1, **more}
		return frappe.get_doc({"doctype": "File", **values}).insert().file_url

	def value(self, name: str, *fields: str) -> tuple:
		return frappe.db.get_value(DOCTYPE, name, fields)
