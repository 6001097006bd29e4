"""Filters by names, in any spelling: lists, counts and exports find what link fields and the bar find.

Put where the engine makes a condition of a filter. Its own condition stays, so that nothing is lost that it
finds (a part of a word); what is added are names of records, of which the list shows what it may.
"""

from collections.abc import Callable

import frappe
from frappe.model.db_query import DatabaseQuery
from frappe.utils import get_filter

from coalition.access.callers import is_judged
from coalition.access.lists.queries import more_operators, readable_columns
from coalition.base.search.filters import records_called
from coalition.base.search.stored import is_searched
from coalition.base.text.name_filters import NameFilter, read_filter

_MARK = "finds_names"


def install() -> None:
	"""For each process, once."""
	if not getattr(DatabaseQuery, _MARK, False):
		setattr(DatabaseQuery, _MARK, True)
		DatabaseQuery.prepare_filter_condition = _widened(DatabaseQuery.prepare_filter_condition)


def _widened(engines: Callable) -> Callable:
	def prepare_filter_condition(query: DatabaseQuery, condition: object) -> str:
		# Asked first: the engine writes another operator and value into it.
		column, asked = _read(query, condition) if _is_somebodys(query) else ("", None)
		made = engines(query, condition)
		if not asked:
			return made
		records = records_called(query.doctype, column, asked, readable_columns(query.doctype))
		return _with(made, query.doctype, asked, records) if records else made

	return prepare_filter_condition


def _is_somebodys(query: DatabaseQuery) -> bool:
	"""Whether somebody asks: what our own code looks up is exact."""
	return is_judged() and not query.flags.ignore_permissions and is_searched(query.doctype)


def _read(query: DatabaseQuery, condition: object) -> tuple[str, NameFilter | None]:
	"""The column of the list's own records that is asked, and what of it."""
	# Version 16 has taken it to pieces by now.
	is_taken = hasattr(condition, "fieldname")
	one = condition if is_taken else get_filter(query.doctype, condition, more_operators())
	is_own = one.doctype in (None, "", query.doctype)
	return one.fieldname, read_filter(str(one.operator), one.value) if is_own else None


def _with(made: str, doctype: str, asked: NameFilter, records: list[str]) -> str:
	names = ", ".join(frappe.db.escape(record, percent=False) for record in records)
	column = f"`tab{doctype}`.name"
	if asked.is_negated:
		return f"({made} and {column} not in ({names}))"
	return f"({made} or {column} in ({names}))"
