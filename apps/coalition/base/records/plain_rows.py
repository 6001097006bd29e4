"""Reading rows of a table past permissions, for what most requests ask.

The engine's own look-ups take every column's name apart as SQL, which costs more than the database's answer.
Here the query builder makes each statement once for a process. Whether somebody may see a row is for the
caller to say.
"""

from collections.abc import Sequence
from functools import lru_cache

import frappe
from pypika import Parameter
from pypika.terms import Criterion, Field


def rows_of(doctype: str, columns: Sequence[str], order_by: str = "", **equal: object) -> list[frappe._dict]:
	"""The rows in which these columns have these values (one of them, where several are given; None is null).

	The names of tables and columns come from our own code alone, values from anywhere.
	"""
	several = frozenset(name for name, value in equal.items() if isinstance(value, list | tuple))
	if not all(equal[name] for name in several):
		return []
	nulls = frozenset(name for name, value in equal.items() if value is None)
	query = _query(doctype, tuple(columns), order_by, tuple(equal), several, nulls)
	return frappe.db.sql(query, equal, as_dict=True)


def row_of(doctype: str, columns: Sequence[str], **equal: object) -> frappe._dict | None:
	"""The first of them; None where there is none."""
	return next(iter(rows_of(doctype, columns, **equal)), None)


@lru_cache(maxsize=256)
def _query(
	doctype: str,
	columns: tuple[str, ...],
	order_by: str,
	names: tuple[str, ...],
	several: frozenset[str],
	nulls: frozenset[str],
) -> str:
	table = frappe.qb.DocType(doctype)
	conditions = [_condition(table[name], name in several, name in nulls) for name in names]
	query = frappe.qb.from_(table).select(*columns).where(Criterion.all(conditions))
	return (query.orderby(order_by) if order_by else query).get_sql()


def _condition(column: Field, is_one_of: bool, is_null: bool) -> Criterion:
	if is_null:
		return column.isnull()
	value = Parameter(f"%({column.name})s")
	return column.isin(value) if is_one_of else column == value
