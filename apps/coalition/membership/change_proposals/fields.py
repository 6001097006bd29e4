"""What a member may propose to change of itself, section by section, as its record's fields are."""

from dataclasses import dataclass
from operator import itemgetter

import frappe
from frappe import _
from frappe.model.meta import Meta
from frappe.utils.caching import request_cache

from coalition.base.privacy.records import subject_of
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.membership.applying.questions import LISTS, entries_of
from coalition.membership.change_proposals.typed import Field
from coalition.membership.profile import fields as profile
from coalition.membership.profile import tables

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
	_section("contact", mark("Contact"), "contact_person", "contact_phone", "contact_email"),
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


def typed_fields(doctype: str, section: Section) -> list[Field]:
	"""The section's fields that are no tables, as they are read from a form."""
	meta = frappe.get_meta(doctype)
	return [_field(meta, name) for name in section.fields if not is_table(name)]


def typed_columns(doctype: str, table: str) -> list[Field]:
	meta = frappe.get_meta(frappe.get_meta(doctype).get_field(table).options)
	return [_field(meta, name) for name in COLUMNS[table]]


def label(doctype: str, name: str) -> str:
	# texts: labels of DocTypes.
	return _(frappe.get_meta(doctype).get_label(name))


def column_label(doctype: str, table: str, column: str) -> str:
	return label(frappe.get_meta(doctype).get_field(table).options, column)


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


def _field(meta: Meta, name: str) -> Field:
	field = meta.get_field(name)
	asked = asked_as(meta.name, name)
	choices = [value for value, _text in offered(meta.name, name)] if asked is Asked.CHOICE else ()
	return Field(name, asked, LONGEST.get(asked, 140), choices, bool(field.reqd))


def asked_as(doctype: str, name: str) -> Asked:
	"""What kind of answer a field takes."""
	field = frappe.get_meta(doctype).get_field(name)
	if field.options == "Email":
		return Asked.EMAIL
	return BY_NAME.get(field.fieldname) or BY_TYPE.get(field.fieldtype, Asked.LINE)
