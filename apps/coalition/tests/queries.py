"""Counting what a page asks the database."""

from unittest.mock import patch

from frappe.database.database import Database

from coalition.tests.in_process import Visitor, aside

# What a portal page allows itself (docs/architecture.md), the engine's own statements among them.
MOST = 12
_KINDS = ("select", "insert", "update")


def statements_of(visitor: Visitor, path: str) -> list[str]:
	"""The statements of one request whose caches are warm."""
	aside(lambda: [visitor.get(path) for _time in range(3)])
	asked, really = [], Database.sql

	def sql(database, query, *words, **more):
		asked.append(str(query))
		return really(database, query, *words, **more)

	with patch.object(Database, "sql", sql):
		aside(lambda: visitor.get(path))
	return [query for query in asked if query.strip().lower().startswith(_KINDS)]
