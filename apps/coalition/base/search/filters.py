"""What a list's filter by a name means in any spelling: records that answer, by their folded names.

A list asks by them besides its own condition, so that it shows of these what it shows to who asks.
"""

from collections.abc import Container

import frappe
from frappe.query_builder import Field, Table
from pypika.queries import QueryBuilder
from pypika.terms import Criterion

from coalition.base.search.stored import NAMES, PEOPLE, TABLE, beginning, fields_of
from coalition.base.text.name_filters import NameFilter


def records_called(doctype: str, column: str, asked: NameFilter, readable: Container[str]) -> list[str]:
	"""Records that answer a filter by this column; none where it holds no name that is searched.

	By one of its names a record is found as by all of them, in both scripts, where all are `readable`.
	"""
	own = fields_of(NAMES, doctype)
	if column in own and not asked.is_whole and all(each in readable for each in own):
		return [name for name, line in _lines(doctype, asked).run() if asked.answers_line(line)]
	if column not in (*own, *fields_of(PEOPLE, doctype)):
		return []
	return [name for name, value in _values(doctype, column, asked).run() if asked.answers(value)]


def _lines(doctype: str, asked: NameFilter) -> QueryBuilder:
	table = frappe.qb.DocType(TABLE)
	return _fitting(frappe.qb.from_(table), table, doctype, asked).select(table.record, table.words)


def _values(doctype: str, column: str, asked: NameFilter) -> QueryBuilder:
	table, records = frappe.qb.DocType(TABLE), frappe.qb.DocType(doctype)
	joined = frappe.qb.from_(table).join(records).on(records.name == table.record)
	return _fitting(joined, table, doctype, asked).select(records.name, Field(column, table=records))


def _fitting(rows: QueryBuilder, table: Table, doctype: str, asked: NameFilter) -> QueryBuilder:
	expressions = asked.looked_for.expressions()
	fits = Criterion.any(Criterion.all(table.words.regexp(each) for each in way) for way in expressions)
	return rows.where(table.name.like(f"{beginning(doctype)}%") & fits)
