"""A member organisation as its own program reads it, and what that proposes."""

from collections.abc import Mapping

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records.values.contact import here
from coalition.base.request import limits
from coalition.membership.change_proposals import deciding, fields, records
from coalition.membership.change_proposals.changes import ROW, Row, Value, differences
from coalition.membership.program_errors import NotAsAsked
from coalition.membership.self_service.acting import Acting, title_now
from coalition.membership.self_service.profile import MOST, SECONDS
from coalition.membership.standing.reading import standing_of
from coalition.portal.forms.fields import Field, Many, Rows
from coalition.portal.forms.reading import Read, read_field

NAMES = tuple(name for section in fields.SECTIONS for name in section.fields)


def organisation(me: Acting) -> dict[str, object]:
	"""What is stored of the member; of a protected one nothing that is sealed (None)."""
	record = records.to_show(me.doctype, me.member, filter(fields.is_table, _names(me)))
	answer = standing_of(me.member)
	hidden = _hidden(record)
	return {
		"record": record,
		"title": record.organisation_name,
		"is_protected": bool(record.is_protected),
		"member_since": getdate(record.member_since),
		"state_today": answer.state.value,
		"entitlements": sorted(each.value for each in answer.entitlements),
		"profile": {name: None if name in hidden else records.value_of(record, name) for name in _names(me)},
	}


def _names(me: Acting) -> list[str]:
	meta = frappe.get_meta(me.doctype)
	return [name for name in NAMES if meta.has_field(name)]


def _hidden(record: Document) -> set[str]:
	return fields.sealed_fields(record.doctype) if record.is_protected else set()


def propose(me: Acting, record: Document, wanted: Mapping[str, Value], note: str) -> list[Document]:
	"""Propose what is wanted otherwise than it is stored, one proposal for each section that it touches.

	`record` is the member, locked. Raises NotAsAsked, ProposedAlready, TooManyTries.
	"""
	with limits.one_of("proposing", me.member, MOST, SECONDS):
		return _proposed(me, record, _checked(record, wanted), note)


def _proposed(me: Acting, record: Document, typed: Read, note: str) -> list[Document]:
	made = []
	for section in fields.sections_of(me.doctype):
		values = {name: typed.values[name] for name in section.fields if name in typed.values}
		changes = differences(records.values_of(record, values), values)
		made.append(deciding.propose(me.link, me.doctype, section, changes, title_now(me), note))
	return [each for each in made if each]


def check_profile(me: Acting, wanted: Mapping[str, Value]) -> None:
	"""Raises NotAsAsked with all that `propose` would refuse of these values."""
	_checked(frappe.get_doc(me.doctype, me.member), wanted)


def _checked(record: Document, wanted: Mapping[str, Value]) -> Read:
	sealed = {name: "not_listed" for name in wanted if name in _hidden(record)}
	typed = _read(record, {name: value for name, value in wanted.items() if name not in sealed})
	if sealed or typed.problems:
		raise NotAsAsked({**sealed, **typed.problems})
	return typed


def _read(record: Document, wanted: Mapping[str, Value]) -> Read:
	typed = Read()
	for name, value in wanted.items():
		part = fields.part_of(record, name)
		if isinstance(part, Field):
			typed.values[name] = _read_one(typed, record.doctype, part, value, name, name)
		else:
			typed.values[name] = _read_rows(typed, record, part, value)
	return typed


def _read_rows(typed: Read, record: Document, part: Rows | Many, rows: list[Row]) -> list[Row]:
	"""Rows as they are compared; one that names no stored row of this member, or one again, counts as new."""
	several, known = isinstance(part, Many), {row.name for row in record.get(part.name)}
	found = []
	for number, row in enumerate(rows):
		values = _read_row(typed, record.doctype, part, row, f"{part.name}.{number}")
		values[ROW] = row.get(ROW, "") if row.get(ROW) in known and not several else ""
		known.discard(values[ROW])
		if not (several and values in found):
			found.append(values)
	return sorted(found, key=str) if several else found


def _read_row(typed: Read, doctype: str, part: Rows | Many, row: Row, where: str) -> Row:
	values: Row = {}
	for column in fields.columns_of(doctype, part.name):
		# Of what is told as a list of texts, the row itself is the text.
		told = where if isinstance(part, Many) else f"{where}.{column.name}"
		text = row.get(column.name, "")
		values[column.name] = _read_one(typed, doctype, column, text, part.name, told)
	return values


def _read_one(typed: Read, doctype: str, field: Field, text: str, name: str, told: str) -> str:
	value, problem = read_field(field, text, fields.options_of(doctype, [name]), here())
	typed.problems.update({told: problem} if problem else {})
	return value
