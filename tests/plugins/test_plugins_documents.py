"""A kind of document that another app registers."""

import frappe

from coalition.base import verification
from coalition.base.apps import roles
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase

KIND = "Sample Receipt"


class TestDocumentsOfAnotherApp(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.record = frappe.get_doc({"doctype": "Sample Record", "title": "إيصال <b>قاعة</b>"}).insert()

	def issue(self, *role: str):
		with self.as_user(factories.user(*role)):
			return verification.issue(KIND, self.record.name)

	def test_it_is_issued_with_a_number_and_a_code_of_its_own(self):
		code = self.issue(roles.SECRETARIAT)
		self.assertTrue(code.number.startswith("SR-"))
		self.assertEqual((code.kind, code.reference_name), (KIND, self.record.name))

	def test_a_role_that_it_does_not_name_issues_none(self):
		with self.assertRaises(frappe.PermissionError):
			self.issue(roles.COUNCIL)
		self.assertFalse(frappe.db.exists("Verification Code", {"reference_name": self.record.name}))
