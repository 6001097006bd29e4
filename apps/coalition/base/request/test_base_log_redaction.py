import logging
from unittest.mock import patch

import frappe
from frappe.utils.logger import SiteContextFilter

from coalition.base.request import log_redaction
from coalition.tests.case import CoalitionTestCase

CANARY = "canary-leila@example.org"


class TestLogRedaction(CoalitionTestCase):
	@classmethod
	def setUpClass(cls) -> None:
		super().setUpClass()
		log_redaction.install_redaction()

	def logged(self, **words: str) -> str:
		"""What stands in the Error Log after a function with a secret among its variables failed."""
		secret = CANARY
		try:
			raise ValueError(f"no {secret}")
		except ValueError as error:
			frappe.log_error(**{"title": str(error), **words})
		(row,) = frappe.get_all("Error Log", fields=["method", "error"], order_by="creation desc", limit=1)
		return f"{row.method}\n{row.error}"

	def test_an_error_is_logged_without_variables_and_texts(self):
		for words in ({}, {"message": ""}, {"title": f"It failed: no {CANARY}"}):
			with self.subTest(words):
				told = self.logged(**words)
				self.assertNotIn(CANARY, told)
				self.assertIn("ValueError", told)
				self.assertIn("test_base_log_redaction.py", told)

	def test_a_developer_reads_all_of_it(self):
		with patch.dict(frappe.local.conf, {"developer_mode": 1}):
			self.assertIn(CANARY, self.logged())

	def test_no_field_of_a_request_is_written_beside_it(self):
		record = logging.LogRecord("frappe", logging.ERROR, __file__, 1, "It failed", (), None)
		with patch.object(frappe.local, "form_dict", frappe._dict(hopes=CANARY)):
			self.assertTrue(SiteContextFilter().filter(record))
		self.assertNotIn(CANARY, record.getMessage())
		self.assertIn(frappe.local.site, record.getMessage())
