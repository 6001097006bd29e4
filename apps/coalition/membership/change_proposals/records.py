"""What is stored of a member, as proposed changes are held against it and written into it."""

from collections.abc import Iterable

import frappe
from frappe.model.document import Document

from coalition.base.records.plain_rows import row_of, rows_of
from coalition.base.text.bidi import fill
from coalition.membership.change_proposals import fields
from coalition.membership.change_proposals.changes import ROW, Changed, Row, Value, as_rows, as_text
from coalition.portal.forms import summing_up


def to_show(doctype: str, name: str, tables: Iterable[str] = ()) -> Document:
	"""A record with these tables alone, to look at: a page asks the database no oftener than it has to.

	Whether somebody may see it is for the caller to say.
	"""
	found = row_of(doctype, "*", name=name)
	if not found:
		raise frappe.DoesNotExistError
	meta = frappe.get_meta(doctype)
	rows = {table: _rows_of(doctype, name, table, meta.get_field(table).options) for table in tables}
	return frappe.get_doc({"doctype": doctype, **found, **rows})


def _rows_of(doctype: str, name: str, table: str, kind: str) -> list[dict]:
	return rows_of(kind, "*", order_by="idx", parenttype=doctype, parent=name, parentfield=table)


def value_of(record: Document, name: str) -> Value:
	"""A field of a record, as texts."""
	if not fields.is_table(name):
		return as_text(record.get(name))
	columns = fields.COLUMNS[name]
	rows = as_rows([{**row.as_dict(), ROW: _name(name, row)} for row in record.get(name)], columns)
	# The order of what may be chosen several times says nothing.
	return sorted(rows, key=str) if name in fields.SEVERAL else rows


def values_of(record: Document, names: Iterable[str]) -> dict[str, Value]:
	return {name: value_of(record, name) for name in names}


def apply(record: Document, changes: Iterable[Changed]) -> None:
	"""Write what was proposed into a record; who calls this saves it."""
	for change in changes:
		if isinstance(change.new, str):
			record.set(change.field, change.new or None)
		else:
			_set_rows(record, change.field, change.new)


def _set_rows(record: Document, table: str, rows: list[Row]) -> None:
	stored = {row.name: row for row in record.get(table)}
	record.set(table, [])
	for row in rows:
		values = {column: row[column] or None for column in fields.COLUMNS[table]}
		kept = stored.get(row[ROW])
		record.append(table, kept.update(values) if kept else values)


def _name(table: str, row: Document) -> str:
	return "" if table in fields.SEVERAL else row.name


def in_words(doctype: str, name: str, value: Value) -> list[str]:
	"""A value as people read it, line by line; none where nothing stands there."""
	if isinstance(value, str):
		return [_shown(doctype, name, value)] if value else []
	table = frappe.get_meta(doctype).get_field(name).options
	return [_line(table, row, fields.COLUMNS[name]) for row in value]


def _line(table: str, row: Row, columns: Iterable[str]) -> str:
	"""A row in one line, each part of it in its own direction."""
	parts = [_shown(table, column, row[column]) for column in columns if row.get(column)]
	return fill(" · ".join(f"{{{place}}}" for place in range(len(parts))), *parts)


def _shown(doctype: str, name: str, text: str) -> str:
	field, options = fields.field_of(doctype, name), fields.options_of(doctype, [name])
	return summing_up.in_words(field, text, options, frappe.local.lang)
