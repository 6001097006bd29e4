"""The form of one section of a profile: what it shows, and reading what was typed into it."""

from collections.abc import Mapping

from frappe.model.document import Document

from coalition.base.records.values.contact import here
from coalition.base.text.answers import Asked
from coalition.membership.change_proposals import fields, records
from coalition.membership.change_proposals.changes import ROW, Value
from coalition.membership.change_proposals.fields import Section
from coalition.membership.change_proposals.typed import (
	Field,
	Typed,
	name_in_form,
	read_fields,
	read_table,
	read_ticked,
)

# Empty rows that a form of a table offers besides those that are filled.
EMPTY_ROWS = 2


def read(record: Document, section: Section, form: Mapping[str, str]) -> Typed:
	"""What was typed into the section's form."""
	typed = read_fields(form, fields.typed_fields(record.doctype, section), here())
	for table in filter(fields.is_table, section.fields):
		one = _read_table(record, table, form)
		typed.values.update(one.values)
		typed.problems.update(one.problems)
	return typed


def _read_table(record: Document, table: str, form: Mapping[str, str]) -> Typed:
	columns = fields.typed_columns(record.doctype, table)
	if table in fields.SEVERAL:
		(column,) = columns
		return Typed({table: read_ticked(form, table, column.name, list(column.offered))})
	return read_table(form, table, columns, {row.name for row in record.get(table)}, here())


def typed_of(record: Document, section: Section) -> dict[str, str]:
	"""What the section's form shows before anything is typed."""
	shown: dict[str, str] = {}
	for name in section.fields:
		value = records.value_of(record, name)
		shown.update({name: value} if isinstance(value, str) else _typed_rows(record, name, value))
	return shown


def _typed_rows(record: Document, table: str, rows: Value) -> dict[str, str]:
	if table in fields.SEVERAL:
		(column,) = fields.typed_columns(record.doctype, table)
		chosen = {row[column.name] for row in rows}
		return {f"{table}-{text}": "1" for text in column.offered if text in chosen}
	columns = (*fields.COLUMNS[table], ROW)
	return {
		name_in_form(table, number, column): row[column]
		for number, row in enumerate(rows)
		for column in columns
	}


def parts_of(record: Document, section: Section, values: Mapping[str, str]) -> list[dict]:
	"""What the template shows of a section: its fields and tables, with as many rows as were typed."""
	return [_part(record, name, values) for name in section.fields]


def _part(record: Document, name: str, values: Mapping[str, str]) -> dict:
	"""One field of the form, or one table with its rows, as the template shows it."""
	title = fields.label(record.doctype, name)
	if not fields.is_table(name):
		(field,) = fields.typed_fields(record.doctype, Section("", "", (name,)))
		field = _shown_field(record.doctype, name, field, title)
		return {"name": name, "kind": "field", "fields": [field], "labels": {name: title}}
	columns = fields.typed_columns(record.doctype, name)
	if name in fields.SEVERAL:
		table = record.meta.get_field(name).options
		offered = fields.offered(table, columns[0].name)
		return {"name": name, "kind": "several", "title": title, "offered": offered, "labels": {}}
	return _table(record, name, title, columns, values)


def _table(record: Document, name: str, title: str, columns: list[Field], values: Mapping[str, str]) -> dict:
	table = record.meta.get_field(name).options
	rows = []
	for number in range(_filled(name, values) + EMPTY_ROWS):
		shown = [
			_shown_field(
				table,
				name_in_form(name, number, each.name),
				each,
				fields.column_label(record.doctype, name, each.name),
			)
			for each in columns
		]
		rows.append({"row": name_in_form(name, number, ROW), "fields": shown})
	labels = {
		field["name"]: f"{title} {number + 1} – {field['label']}"
		for number, row in enumerate(rows)
		for field in row["fields"]
	}
	return {"name": name, "kind": "table", "title": title, "rows": rows, "labels": labels}


def _filled(table: str, values: Mapping[str, str]) -> int:
	parts = (name.split("-") for name, text in values.items() if name.startswith(f"{table}-") and text)
	return max((int(part[1]) for part in parts if part[1].isdecimal() and len(part[1]) < 3), default=-1) + 1


def _shown_field(doctype: str, name: str, field: Field, label: str) -> dict:
	offered = fields.offered(doctype, field.name) if field.asked is Asked.CHOICE else []
	return {
		"name": name,
		"label": label,
		"asked": field.asked.value,
		"offered": offered,
		"required": field.required,
		"length": field.longest,
	}
