from unittest.mock import patch

import frappe

from coalition.base.program_keys import scopes
from coalition.base.program_keys.keys import KEY
from coalition.base.text.markup import APART
from coalition.patches.v0_8 import list_scopes_of_keys, make_texts_plain, name_moved_functions
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


class TestMakeTextsPlain(CoalitionTestCase):
	def test_what_was_stored_before_is_plain_and_reads_the_same(self):
		member = factories.member()
		attack, honest = '"<img/src/onerror=x>"<a@b.org> &lt;b', "جمعية <3 & Co: 5"
		values = {"contact_email": attack, "about": honest, "organisation_name": attack}
		names = list(values)
		frappe.db.set_value(member.doctype, member.name, values)
		settings = frappe.get_doc(doctype="Dashboard Settings", chart_config="{}").insert(
			set_name=frappe.generate_hash()
		)
		frappe.db.set_value(settings.doctype, settings.name, "chart_config", '{"a": "<img onerror=x>"}')
		for _time in range(2):
			make_texts_plain.execute()
			stored = frappe.db.get_value(member.doctype, member.name, names)
			safe = f'"<{APART}img/src/onerror{APART}=x>"<a@b.org> &{APART}lt;b'
			self.assertEqual(stored, (safe, honest, safe))
			config = frappe.db.get_value(settings.doctype, settings.name, "chart_config")
			self.assertEqual(config, f'{{"a": "<{APART}img onerror=x>"}}')


class TestNameMovedFunctions(CoalitionTestCase):
	def test_a_card_and_a_stopped_job_name_the_function_where_it_is_now(self):
		card = frappe.get_doc("Number Card", "Declarations That End in 30 Days")
		card.db_set("method", "coalition.membership.cards.declarations_that_end", update_modified=False)
		now = "coalition.membership.standing.projection.refresh_daily"
		job = frappe.db.get_value("Scheduled Job Type", {"method": now})
		before = {"method": "coalition.membership.projection.refresh_daily", "stopped": 1}
		frappe.db.set_value("Scheduled Job Type", job, before)
		for _time in range(2):
			name_moved_functions.execute()
			card.reload()
			self.assertEqual(card.method, "coalition.membership.directory.cards.declarations_that_end")
			stored = frappe.db.get_value("Scheduled Job Type", job, ["method", "stopped"])
			self.assertEqual(stored, (now, 1))


def _tick(scope: str) -> str:
	return "may_" + scope.replace(":", "_")
