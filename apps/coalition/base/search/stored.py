"""The folded names of records, in rows beside them: no form, list, export or version holds these.

They are written with the record, in the same transaction, and made anew from what the record holds wherever
its names were changed past it. Of a protected record they are those of its pseudonym.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

import frappe
from frappe.model.document import Document
from frappe.model.meta import Meta

from coalition.base.privacy.declared import Kind, Part, PrivateField
from coalition.base.records.plain_rows import row_of, rows_of
from coalition.base.text.name_search import forms

TABLE = "Searched Name"
# DocType -> what its records are called, and who is named in them; «people.person_name» is of each row.
NAMES, PEOPLE = "coalition_searched_names", "coalition_searched_people"
PART = Part(TABLE, "record", (PrivateField("words", Kind.IDENTITY),), link_type="kind")
Value = str | None


def kinds() -> list[str]:
	"""The DocTypes whose records are found by their names."""
	return list(frappe.get_hooks(NAMES, {}))


def is_searched(doctype: str) -> bool:
	return doctype in frappe.get_hooks(NAMES, {})


def keep(doc: Document) -> None:
	"""Write the folded names of a record that is being stored."""
	if is_searched(doc.doctype):
		_write(doc.doctype, doc.name, _names_of(doc))


def keep_values(doc: Document, written: Mapping[str, object]) -> None:
	"""The same where single values were stored past the record's form."""
	if is_searched(doc.doctype) and not _columns(doc.doctype).isdisjoint(written):
		refresh(doc.doctype, doc.name)


def refresh(doctype: str, name: str) -> None:
	"""Make the folded names of a record anew, from what is stored; of a row, those of its record."""
	if doctype == TABLE:
		found = row_of(TABLE, ("kind", "record"), name=name)
		if found:
			refresh(found.kind, found.record)
	elif is_searched(doctype):
		_write(doctype, name, _stored_names(doctype, name))
	elif row := _row(doctype, name):
		refresh(row.parenttype, row.parent)


def forget(doctype: str, name: str) -> None:
	"""Take away the folded names of a record that is no more."""
	if is_searched(doctype):
		frappe.db.delete(TABLE, {"name": key(doctype, name)})


def fill(doctype: str, batch: int = 500) -> None:
	"""Make the folded names of all records of a kind anew, a batch at a time."""
	last = ""
	while names := _following(doctype, last, batch):
		for name in names:
			refresh(doctype, name)
		last = names[-1]


def _following(doctype: str, last: str, batch: int) -> list[str]:
	table = frappe.qb.DocType(doctype)
	query = frappe.qb.from_(table).select(table.name).where(table.name > last)
	return query.orderby(table.name).limit(batch).run(pluck=True)


def fields_of(hook: str, doctype: str) -> Sequence[str]:
	"""The fields that one of the hooks declares for a DocType."""
	return frappe.get_hooks(hook, {}).get(doctype) or ()


def _columns(doctype: str) -> set[str]:
	return {field.partition(".")[0] for hook in (NAMES, PEOPLE) for field in fields_of(hook, doctype)}


def levels_of_names(meta: Meta) -> set[int]:
	"""The permission levels of the fields, tables included, of which the folded names are made."""
	columns = [meta.get_field(name) for name in _columns(meta.name)]
	inside = [
		frappe.get_meta(meta.get_field(table).options).get_field(column)
		for hook in (NAMES, PEOPLE)
		for field in fields_of(hook, meta.name)
		for table, _dot, column in (field.rpartition("."),)
		if table
	]
	# `name` is no field of the DocType.
	return {field.permlevel for field in (*columns, *inside) if field}


def _row(doctype: str, name: str) -> frappe._dict | None:
	"""The record of a row, where it is one that is found by its names."""
	if not frappe.db.exists("DocType", doctype, cache=True) or not frappe.get_meta(doctype).istable:
		return None
	row = row_of(doctype, ("parenttype", "parent"), name=name)
	return row if row and is_searched(row.parenttype) else None


def _names_of(doc: Document) -> tuple[list[Value], list[Value]]:
	"""What a record is called, and the people in it."""
	own, others = ([*_values(doc, fields_of(hook, doc.doctype))] for hook in (NAMES, PEOPLE))
	return own, others


def _values(doc: Document, fields: Iterable[str]) -> Iterable[Value]:
	for field in fields:
		table, _dot, column = field.rpartition(".")
		yield from (row.get(column) for row in doc.get(table) or []) if table else (doc.get(column),)


def _stored_names(doctype: str, name: str) -> tuple[list[Value], list[Value]]:
	own, others = ([*_stored(doctype, name, fields_of(hook, doctype))] for hook in (NAMES, PEOPLE))
	return own, others


def _stored(doctype: str, name: str, fields: Sequence[str]) -> Iterable[Value]:
	plain = tuple(field for field in fields if "." not in field)
	row = row_of(doctype, plain, name=name) if plain else None
	yield from (row or {}).values()
	for field in fields:
		table, _dot, column = field.rpartition(".")
		if table:
			kind = frappe.get_meta(doctype).get_field(table).options
			place = {"parenttype": doctype, "parent": name, "parentfield": table}
			yield from (each[column] for each in rows_of(kind, (column,), "idx", **place))


def _write(doctype: str, name: str, names: tuple[list[Value], list[Value]]) -> None:
	words = forms(*names)
	if not words:
		forget(doctype, name)
		return
	row = {"key": key(doctype, name), "now": frappe.utils.now(), "kind": doctype, "record": name}
	query = """insert into `tabSearched Name` (name, creation, modified, kind, record, words)
		values (%(key)s, %(now)s, %(now)s, %(kind)s, %(record)s, %(words)s)
		on duplicate key update words = values(words), modified = values(modified)"""
	frappe.db.sql(query, {**row, "words": words})


def beginning(doctype: str) -> str:
	"""What the names of the rows of one kind begin with: these lie together, and are read in one go."""
	return sha256(doctype.encode()).hexdigest()[:8]


def key(doctype: str, name: str) -> str:
	"""The name of the one row of a record, whoever writes it first."""
	return beginning(doctype) + sha256(name.encode()).hexdigest()[:24]
