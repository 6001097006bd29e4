"""Judging lists where the engine makes their queries, whichever function asked for them.

Charts, cards, calendars, searches and reports hand on what a client wrote as fields, filters, orders and
groups. All of it ends in `DatabaseQuery`, some methods of which ask here first: a column passes that is,
letter by letter, one that the user may read, and few functions of such (expressions.py). What a list shows
besides loses the columns that may not be read, as the engine means it to.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import frappe
from frappe.model import get_permitted_fields, optional_fields
from frappe.model.db_query import DatabaseQuery
from frappe.model.meta import Meta
from frappe.utils import get_filter

from coalition.access.callers import Caller, caller, is_judged
from coalition.access.lists.expressions import (
	Column,
	NotAnExpression,
	alias_of,
	columns_of_field,
	columns_of_terms,
)
from coalition.access.lists.past_permissions import refuse, refuse_sql, texts_of_filters
from coalition.access.stored import engine_tables
from coalition.base.guards.guarded import is_guarded

# Of people a list tells what a link to them needs; the engine would show every column to everybody.
OF_USERS = frozenset(
	{
		*("name", "full_name", "first_name", "middle_name", "last_name"),
		*("user_image", "enabled", "user_type"),
	}
)
# By these every list is sorted, also of those who may only choose a record.
ALWAYS = frozenset({"name", "creation", "modified", "docstatus", "idx"})
SHOWN = OF_USERS | ALWAYS
_installing = threading.Lock()


def install() -> None:
	"""Once for each process, put the judges in their places; they judge the lists of who asks."""
	with _installing:
		if not getattr(DatabaseQuery, "is_judged", False):
			DatabaseQuery.is_judged = True
			_ask_first("check_read_permission", _judge_table)
			_ask_first("sanitize_fields", _judge_fields, lambda query: query.fields)
			_ask_first("build_filter_conditions", _judge_filters, _texts_of_filters)
			_ask_first("validate_order_by_and_group_by", _judge_terms, lambda query, terms: [terms])
			_ask_after("apply_fieldlevel_read_permissions", _leave_out_unreadable)
			_keep_permissions()


def _ask_first(method: str, judge: Callable, texts: Callable[..., Iterable] | None = None) -> None:
	"""`texts` are those of a query past permissions: some functions hand on what a client wrote there too."""
	engines = getattr(DatabaseQuery, method)

	def judged(query: DatabaseQuery, *words, **more):
		if _is_asked_by_somebody(query):
			judge(query, *words)
		elif texts and is_judged():
			refuse_sql(texts(query, *words[:1]))
		return engines(query, *words, **more)

	setattr(DatabaseQuery, method, judged)


def _texts_of_filters(_query: DatabaseQuery, filters: object) -> Iterable[object]:
	return texts_of_filters(filters)


@contextmanager
def as_lists(doctype: str) -> Iterator[None]:
	"""Inside, queries of this DocType are those of who asks, also where the engine goes past permissions."""
	frappe.local.flags.coalition_as_lists = doctype
	try:
		yield
	finally:
		frappe.local.flags.coalition_as_lists = None


def _keep_permissions() -> None:
	engines = DatabaseQuery.execute

	def execute(query: DatabaseQuery, *words, **more):
		# What the engine asks beside it, who has which permissions say, stays as it is.
		if frappe.local.flags.coalition_as_lists == query.doctype:
			more["ignore_permissions"] = False
		return engines(query, *words, **more)

	DatabaseQuery.execute = execute


def _ask_after(method: str, judge: Callable) -> None:
	engines = getattr(DatabaseQuery, method)

	def judged(query: DatabaseQuery) -> None:
		engines(query)
		if _is_asked_by_somebody(query):
			judge(query)

	setattr(DatabaseQuery, method, judged)


def _is_asked_by_somebody(query: DatabaseQuery) -> bool:
	"""With the permissions of who asks: what our own code asks past them it vouches for."""
	is_somebodys = is_judged() and not query.flags.ignore_permissions
	return bool(is_somebodys) and frappe.session.user != "Administrator"


def staff_in_lists(user: str | None = None) -> str:
	"""The condition that keeps people of the portal out of lists of users.

	Hook `permission_query_conditions`. Their accounts have lists of their own, which know who is protected.
	"""
	if caller(user) is Caller.MANAGER:
		return ""
	oneself = frappe.db.escape(user or frappe.session.user)
	return f"(`tabUser`.user_type = 'System User' or `tabUser`.name = {oneself})"


def _judge_table(query: DatabaseQuery, doctype: str, *_parent: object) -> None:
	if not engine_tables.is_open(doctype) or engine_tables.are_rows_alone(doctype):
		refuse(doctype)


def _judge_fields(query: DatabaseQuery) -> None:
	for field in query.fields:
		columns = _read(columns_of_field, field)
		# A column alone that may not be read the engine takes out; in a function it would not see it.
		if "(" in field:
			_require_readable(query, columns)


def _judge_filters(query: DatabaseQuery, filters: object, *_conditions: object) -> None:
	for one in [filters] if isinstance(filters, dict) else filters or []:
		if isinstance(one, str):
			# The engine takes it for SQL.
			refuse(one)
		# Version 16 has taken it to pieces by now.
		asked = one if hasattr(one, "fieldname") else get_filter(query.doctype, one, more_operators())
		columns = _read(columns_of_field, asked.fieldname)
		holder = f"tab{asked.doctype or query.doctype}"
		_require_readable(query, [Column(column.table or holder, column.name) for column in columns])


def more_operators() -> dict:
	"""Operators of filters that apps add to those of the engine."""
	from frappe.boot import get_additional_filters_from_hooks

	return get_additional_filters_from_hooks()


def _judge_terms(query: DatabaseQuery, terms: str | None) -> None:
	if terms:
		# The database takes the name of a column for the column, whatever else bears it.
		shown = {alias_of(field) for field in query.fields if field} - _stored(query)
		columns = _read(columns_of_terms, terms)
		_require_readable(query, [column for column in columns if column.table or column.name not in shown])


def _stored(query: DatabaseQuery) -> set[str]:
	tables = {*query.tables, *query.linked_table_aliases.values()}
	doctypes = {query.doctype, *(table.strip("`").removeprefix("tab") for table in tables)}
	return {column for doctype in doctypes for column in frappe.get_meta(doctype).get_valid_columns()}


def _leave_out_unreadable(query: DatabaseQuery) -> None:
	"""The engine lets everybody read all columns of User, and of two neighbours it skips the second."""
	for place in reversed(range(len(query.fields))):
		field = query.fields[place]
		if field and not all(_is_readable(query, column) for column in _read(columns_of_field, field)):
			query.remove_field(place)


def _read(read: Callable[[str], tuple[Column, ...]], text: object) -> tuple[Column, ...]:
	try:
		return read(str(text))
	except NotAnExpression:
		refuse(text)


def _require_readable(query: DatabaseQuery, columns: Iterable[Column]) -> None:
	for column in columns:
		if not _is_readable(query, column):
			refuse(column)


def _is_readable(query: DatabaseQuery, column: Column) -> bool:
	if column.name == "*":
		return True
	doctype, known = _doctype_of(query, column), query.__dict__.setdefault("coalition_readable", {})
	is_joined = column.table.strip("`") in query.linked_table_aliases
	if (doctype, is_joined) not in known:
		is_told = not is_joined or _are_all_rows_readable(doctype)
		known[doctype, is_joined] = _readable(query, doctype) if is_told else frozenset()
	return column.name in known[doctype, is_joined]


def _are_all_rows_readable(doctype: str) -> bool:
	"""The engine joins the table behind a link without asking who may read which of its rows."""
	if caller() is Caller.MANAGER or (caller() is Caller.OTHER and not is_guarded(doctype)):
		return True
	return frappe.has_permission(doctype, "read") and not DatabaseQuery(doctype).build_match_conditions()


def _doctype_of(query: DatabaseQuery, column: Column) -> str:
	table = query.linked_table_aliases.get(column.table, column.table).strip("`")
	return table.removeprefix("tab") or query.doctype


def _readable(query: DatabaseQuery, doctype: str) -> frozenset[str]:
	"""The columns of a DocType that the user may read; of rows, as those of the list's records."""
	if not frappe.db.exists("DocType", doctype, cache=True):
		return frozenset()
	parent = query.doctype if doctype != query.doctype else getattr(query, "parent_doctype", None)
	return readable_columns(doctype, parent)


def readable_columns(doctype: str, parent: str | None = None) -> frozenset[str]:
	"""The columns of a DocType by which the user may read and search; of rows, as those of `parent`."""
	if parent == "User" and caller() is not Caller.MANAGER:
		# Roles, settings, what somebody may not see of the desk.
		return ALWAYS
	if doctype == "User" and caller() is not Caller.MANAGER:
		return SHOWN
	permitted = get_permitted_fields(doctype, parenttype=parent)
	return ALWAYS.union(permitted, optional_fields, _chosen_by(frappe.get_meta(doctype)))


def _chosen_by(meta: Meta) -> set[str]:
	"""By what records are looked up and sorted where somebody may only choose one."""
	sorted_by = (term.split()[0] for term in (meta.sort_field or "").split(",") if term.strip())
	names = ("enabled", "disabled", meta.title_field, *meta.get_search_fields(), *sorted_by)
	fields = (meta.get_field(name) for name in names if name)
	return {field.fieldname for field in fields if field and not field.permlevel}
