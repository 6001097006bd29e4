from unittest.mock import patch

import frappe
from frappe.database.database import Database

from coalition.base import handed_codes
from coalition.tests import factories
from coalition.tests.case import CoalitionTestCase
from coalition.tests.in_process import Visitor, aside

MOST = 12
PAGES = ("", "/profile", "/profile/identity", "/people", "/declarations", "/letters", "/public")


class TestQueriesOfAMembersPages(CoalitionTestCase):
	"""Each page a member opens asks the database no more often than the portal allows itself."""

	def asked(self, visitor: Visitor, path: str) -> list[str]:
		aside(lambda: [visitor.get(path) for _time in range(3)])
		asked, really = [], Database.sql

		def sql(database, query, *words, **more):
			asked.append(str(query))
			return really(database, query, *words, **more)

		with patch.object(Database, "sql", sql):
			aside(lambda: visitor.get(path))
		return [query for query in asked if query.strip().lower().startswith(("select", "insert", "update"))]

	def test_each_page_of_a_member_asks_the_database_no_more_often_than_others(self):
		visitor, account = Visitor(), factories.delegate(factories.member().name)
		code = handed_codes.make_code(account.name)
		# The requests have a connection of their own.
		frappe.db.commit()
		aside(lambda: visitor.begin(account.user_name, code))
		for path in (*(f"/coalition/organisation{page}" for page in PAGES), "/coalition/confirm"):
			asked = self.asked(visitor, path)
			self.assertLessEqual(len(asked), MOST, (path, asked))
