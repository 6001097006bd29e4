import frappe

from coalition.base.apps.roles import COUNCIL, OVERSIGHT
from coalition.base.errors import DecidedForGood, ScopeUnknown
from coalition.base.program_keys import desk, feeds, scopes
from coalition.base.program_keys.keys import KEY
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestScopes(CoalitionTestCase):
	def test_a_key_holds_each_scope_once_and_none_that_nobody_declares(self):
		key = factories.program_key("people:read", "people:read", "letters:read")
		self.assertEqual(scopes.held_by(frappe.get_doc(KEY, key.name)), ["people:read", "letters:read"])
		with self.assertRaisesRegex(ScopeUnknown, "poeple:read"):
			factories.program_key("poeple:read")

	def test_what_a_key_is_good_for_is_chosen_once(self):
		for change in (lambda key: key.append("scopes", {"scope": "people:read"}), _take_all):
			key = factories.program_key("letters:read")
			change(key)
			with self.assertRaises(DecidedForGood):
				key.save()

	def test_a_key_whose_scope_is_declared_no_longer_is_changed_all_the_same(self):
		key = factories.program_key("letters:read")
		frappe.db.set_value("Program Key Scope", key.scopes[0].name, "scope", "gone:read")
		key = frappe.get_doc(KEY, key.name).update({"title": "اسم آخر"}).save()
		self.assertEqual(scopes.held_by(key), ["gone:read"])

	def test_who_reads_keys_is_told_in_their_language_what_there_is_to_tick(self):
		frappe.local.lang = "ar"
		self.addCleanup(setattr, frappe.local, "lang", "en")
		with self.as_user(factories.user(OVERSIGHT)):
			told = {scope["name"]: scope["label"] for scope in desk.kinds_of_scopes()}
		self.assertEqual(told["organisation:read"], "قراءة ملف منظمته")
		self.assertIn(feeds.SCOPE, told)
		with self.as_user(factories.user(COUNCIL)), self.assertRaises(frappe.PermissionError):
			desk.kinds_of_scopes()


def _take_all(key) -> None:
	key.set("scopes", [])
