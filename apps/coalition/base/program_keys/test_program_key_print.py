import frappe

from coalition.base.apps.roles import OVERSIGHT
from coalition.base.program_keys import making
from coalition.base.program_keys.keys import KEY
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestPrint(CoalitionTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.addCleanup(setattr, frappe.local, "lang", frappe.local.lang)
		self.key = factories.program_key("people:read", "letters:read")

	def printed(self, language: str) -> str:
		"""The page as who oversees keys prints it."""
		frappe.local.lang = language
		with self.as_user(factories.user(OVERSIGHT)):
			return frappe.get_print(KEY, self.key.name)

	def test_what_a_key_is_good_for_is_printed_in_the_readers_language(self):
		self.assertIn("Read Letters", self.printed("en"))
		arabic = self.printed("ar")
		for label in ("قراءة الرسائل", "المسموح به"):
			self.assertIn(label, arabic)
		self.assertNotIn("letters:read", arabic)

	def test_a_scope_that_is_declared_no_longer_is_printed_by_its_name(self):
		frappe.db.set_value("Program Key Scope", self.key.scopes[0].name, "scope", "gone:read")
		self.assertIn("gone:read", self.printed("en"))

	def test_neither_the_secret_nor_the_user_behind_a_key_is_printed(self):
		secrets = making.hand_out_secret(self.key.name).split(":")
		page = self.printed("en")
		for hidden in (*secrets, self.key.user):
			self.assertNotIn(hidden, page)
