from unittest.mock import patch

import frappe
from frappe.database.database import Database

from coalition.base import handed_codes
from coalition.membership.applying import drafts
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.in_process import Visitor, aside

MOST = 12


class TestQueriesOfPages(CoalitionTestCase):
	def asked(self, visitor: Visitor, path: str) -> list[str]:
		"""The statements of one request whose caches are warm, the engine's own among them."""
		aside(lambda: [visitor.get(path) for _time in range(3)])
		asked, really = [], Database.sql

		def sql(database, query, *words, **more):
			asked.append(str(query))
			return really(database, query, *words, **more)

		with patch.object(Database, "sql", sql):
			aside(lambda: visitor.get(path))
		return [query for query in asked if query.strip().lower().startswith(("select", "insert", "update"))]

	def test_a_page_of_a_guest_asks_the_database_twelve_times_at_most(self):
		for path in ("/coalition", "/coalition/sign-in", "/coalition/code"):
			asked = self.asked(Visitor(), path)
			self.assertLessEqual(len(asked), MOST, (path, asked))

	def test_a_step_of_an_application_asks_the_database_twelve_times_at_most(self):
		factories.charter()
		key, answers = drafts.new_key(), {"kind": "Organisation", "organisation_name": "جمعية"}
		name = drafts.keep(key, answers).name
		# The requests have a connection of their own.
		frappe.db.commit()
		self.addCleanup(frappe.db.commit)
		self.addCleanup(drafts.delete, name)
		for path in (
			"",
			f"/{key}",
			f"/{key}/work",
			f"/{key}/cooperation",
			f"/{key}/files",
			f"/{key}/summary",
		):
			asked = self.asked(Visitor(), f"/coalition/apply{path}")
			self.assertLessEqual(len(asked), MOST, (path, asked))

	def test_a_page_of_a_member_asks_the_database_twelve_times_at_most(self):
		visitor, account = Visitor(), factories.account()
		code = handed_codes.make_code(account.name)
		# The requests have a connection of their own.
		frappe.db.commit()
		aside(lambda: visitor.begin(account.user_name, code))
		for path in ("/coalition", "/coalition/account", "/coalition/set-password"):
			asked = self.asked(visitor, path)
			self.assertLessEqual(len(asked), MOST, (path, asked))
