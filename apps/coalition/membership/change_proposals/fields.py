"""What a member may propose to change of itself, section by section, as its record's fields are."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils.caching import request_cache

from coalition.base.privacy.records import subject_of
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.membership.applying.questions import LISTS, entries_of
from coalition.membership.change_proposals.changes import ROW, Value
from coalition.membership.profile import fields as profile
from coalition.membership.profile import tables
from coalition.portal.forms.fields import Answer, Field, Many, Options, Part, Rows

PEOPLE = "people"
# What is declared to be asked, where the type of a field does not tell.
BY_NAME = {
	"contact_phone": Asked.PHONE,
	**{
		each.name: each.asked
		for each in (*profile.FIELDS, *(column for table in tables.TABLES for column in table.columns))
		if each.asked is not Asked.LINE
	},
}
BY_TYPE = {
	"Date": Asked.DATE,
	"Small Text": Asked.LINES,
	"Select": Asked.CHOICE,
	"Check": Asked.TICK,
	"Link": Asked.CHOICE,
}
MOST_ROWS = 40
LONGEST = {Asked.LINES: 2000, Asked.PHONE: 40}
# Columns of tables that a member does not type: the rest of their rows stays as it is stored.
COLUMNS = {
	**{table.name: tuple(each.name for each in table.proposed()) for table in tables.TABLES},
	**{each.name: (each.column,) for each in tables.LISTS},
}
SEVERAL = tuple(each.name for each in tables.LISTS)


@dataclass(frozen=True)
class Section:
	"""A part of the profile that is proposed at once: its key in addresses, its title, its fields."""

	key: str
	title: str
	fields: tuple[str, ...]


def _section(key: str, title: str, *own: str) -> Section:
	"""Fields of its own, and those that the profile declares for it."""
	return Section(key, title, (*own, *profile.names_in(key)))


SECTIONS = (
	_section(
		"identity",
		mark("Name and Seat"),
		*("organisation_name", "person_name", "name_latin", "place", "sector"),
	),
	_section("contact", mark("Contact Details"), "contact_person", "contact_phone", "contact_email"),
	_section("about", mark("About Us")),
	_section("work", mark("Sectors and Places of Work"), *SEVERAL),
	_section("registrations", mark("Registrations"), "registrations"),
	_section("past-work", mark("Past Work"), "past_work"),
	_section("cooperation", mark("Cooperation and Conflicts of Interest"), "cooperation"),
	_section("deciding", mark("How We Decide")),
)
OF_PEOPLE = Section(PEOPLE, mark("People"), (PEOPLE,))


def sections_of(doctype: str) -> list[Section]:
	"""The sections of this kind of member, each with the fields that it has."""
	meta = frappe.get_meta(doctype)
	found = [
		Section(each.key, each.title, tuple(name for name in each.fields if meta.has_field(name)))
		for each in SECTIONS
	]
	return [each for each in found if each.fields]


def section_of(doctype: str, key: str) -> Section | None:
	return next((each for each in (*sections_of(doctype), OF_PEOPLE) if each.key == key), None)


def is_table(name: str) -> bool:
	return name in COLUMNS


def sealed_fields(doctype: str) -> set[str]:
	"""What a protected member's record no longer holds, and its portal never asks for."""
	declared = {field.name for field in subject_of(doctype).fields if field.is_sealed}
	# Whoever reads the rows of a table learns who is meant, whatever their columns are called.
	return declared | set(COLUMNS) - set(SEVERAL)


def part_of(record: Document, name: str) -> Part:
	"""A field of a record, or a table with its rows, as a form asks it."""
	if not is_table(name):
		return field_of(record.doctype, name)
	columns = tuple(columns_of(record.doctype, name))
	if name in SEVERAL:
		return Many(name, columns[0].offered)
	stored = tuple(row.name for row in record.get(name) or ())
	# Whoever has more already may change them.
	return Rows(name, columns, max(MOST_ROWS, len(stored)), stored=stored)


def columns_of(doctype: str, table: str) -> list[Field]:
	return [field_of(_rows_of(doctype, table), name) for name in COLUMNS[table]]


def field_of(doctype: str, name: str) -> Field:
	field, asked = frappe.get_meta(doctype).get_field(name), asked_as(doctype, name)
	listed = _list_of(doctype, name) if asked is Asked.CHOICE else ""
	return Field(name, asked, LONGEST.get(asked, 140), bool(field.reqd), listed)


def options_of(doctype: str, names: Iterable[str]) -> Options:
	"""What may be chosen in these fields and the columns of these tables."""
	found = {}
	for name in names:
		of = _rows_of(doctype, name) if is_table(name) else doctype
		for each in COLUMNS.get(name, (name,)):
			if asked_as(of, each) is Asked.CHOICE:
				found[_list_of(of, each)] = offered(of, each)
	return found


def as_compared(name: str, answer: Answer) -> Value:
	"""What a form said, as it is held against what is stored: each entry of a list is a row there."""
	if name not in SEVERAL:
		return answer
	(column,) = COLUMNS[name]
	return sorted(({column: text, ROW: ""} for text in answer), key=str)


def as_answer(name: str, value: Value) -> Answer:
	"""The same the other way."""
	return [row[COLUMNS[name][0]] for row in value] if name in SEVERAL else value


def label(doctype: str, name: str) -> str:
	# texts: labels of DocTypes.
	return _(frappe.get_meta(doctype).get_label(name))


def column_label(doctype: str, table: str, column: str) -> str:
	return label(_rows_of(doctype, table), column)


def _rows_of(doctype: str, table: str) -> str:
	return frappe.get_meta(doctype).get_field(table).options


def _list_of(doctype: str, name: str) -> str:
	"""What the list from which a field is chosen is called."""
	field = frappe.get_meta(doctype).get_field(name)
	return field.options if field.fieldtype == "Link" else f"{doctype}.{name}"


def offered(doctype: str, name: str) -> list[tuple[str, str]]:
	"""What may be chosen in a field: value and text."""
	field = frappe.get_meta(doctype).get_field(name)
	if field.fieldtype == "Select":
		# texts: options of DocTypes.
		return [(option, _(option)) for option in (field.options or "").split("\n") if option]
	return _reference_lists().get(field.options, [])


@request_cache
def _reference_lists() -> dict[str, list[tuple[str, str]]]:
	"""DocType -> its entries in the order of what is read: value and text."""
	sources = (LISTS["place"], LISTS["sector"])
	return {doctype: sorted(entries_of(doctype, field), key=itemgetter(1)) for doctype, field in sources}


def asked_as(doctype: str, name: str) -> Asked:
	"""What kind of answer a field takes."""
	field = frappe.get_meta(doctype).get_field(name)
	if field.options == "Email":
		return Asked.EMAIL
	return BY_NAME.get(field.fieldname) or BY_TYPE.get(field.fieldtype, Asked.LINE)
