from unittest.mock import patch

import frappe

from coalition.base.program_keys import scopes
from coalition.base.program_keys.keys import KEY
from coalition.patches.v0_8 import list_scopes_of_keys
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase


class TestListScopesOfKeys(CoalitionTestCase):
	def test_what_was_ticked_is_listed_and_nothing_else(self):
		names = [factories.program_key().name for _key in range(2)]
		# Columns as they were called, in the place of some that are there: a test adds none to a table.
		ticks = {"may_people_read": "idx", "may_letters_issue": "docstatus"}
		frappe.db.set_value(KEY, names[0], {"idx": 1, "docstatus": 0}, update_modified=False)
		frappe.db.set_value(KEY, names[1], {"idx": 1, "docstatus": 1}, update_modified=False)
		with patch.object(list_scopes_of_keys, "SCOPES", ("people:read", "letters:issue", "letters:read")):
			for _time in range(2):
				with patch.object(list_scopes_of_keys, "tick_of", lambda scope: ticks.get(_tick(scope), "x")):
					list_scopes_of_keys.execute()
		held = [scopes.held_by(frappe.get_doc(KEY, name)) for name in names]
		self.assertEqual(held, [["people:read"], ["people:read", "letters:issue"]])

	def test_a_site_that_never_had_ticks_loses_nothing(self):
		key = factories.program_key("people:read")
		list_scopes_of_keys.execute()
		self.assertEqual(scopes.held_by(frappe.get_doc(KEY, key.name)), ["people:read"])


def _tick(scope: str) -> str:
	return "may_" + scope.replace(":", "_")
