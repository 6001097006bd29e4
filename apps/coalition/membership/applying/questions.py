"""The steps as this coalition asks them: with its charter, its lists, and its words."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.records.plain_rows import rows_of
from coalition.membership.applying import steps, words
from coalition.membership.applying.steps import CLAUSE
from coalition.membership.charters.in_force import charter_in_force
from coalition.portal.forms.fields import Options, Part, Rows
from coalition.portal.forms.showing import Words
from coalition.portal.forms.steps import Step

APPLICATION = "Membership Application"
# List -> the DocType and the field of its entries' names.
LISTS = {
	"place": ("Coalition Place", "place_name"),
	"sector": ("Coalition Sector", "sector_name"),
	"branch": ("Coalition Branch", "branch_name"),
}
# List -> the table of which it is a Select; "" for the application itself.
SELECTS = {"kind": "", "people_band": "", "budget_band": "", "duty": "people", "stance": "cooperation"}
# What a browser may fill in.
COMPLETED = {
	"organisation_name": "organization",
	"contact_person": "name",
	"contact_phone": "tel",
	"contact_email": "email",
}


def steps_of(kind: str, offered: Options) -> list[Step]:
	"""The steps of who applies as this kind; without the branch where the coalition has no branches."""
	charter = charter_of(offered)
	clauses = [bool(row.is_mandatory) for row in charter.clauses] if charter else []
	return steps.steps_for(kind, clauses, without=() if offered["branch"] else ("branch",))


def charter_of(offered: Options) -> Document | None:
	"""The charter that is declared, if one is in force."""
	return (
		frappe.get_cached_doc("Membership Charter", offered["charter"][0][0]) if offered["charter"] else None
	)


def options() -> Options:
	"""List -> its entries with what the visitor reads; made once for a request, and handed on."""
	lists = {name: entries_of(*source) for name, source in LISTS.items()}
	selects = {name: _select(name, table) for name, table in SELECTS.items()}
	return {**lists, **selects, "charter": _charter()}


def entries_of(doctype: str, field: str) -> list[tuple[str, str]]:
	"""A reference list: its entries' names and what the visitor reads."""
	# The reference lists are public: every applicant chooses from them.
	rows = rows_of(doctype, ("name", field, "name_latin"), order_by=field)
	arabic = frappe.local.lang == "ar"
	return [(row.name, row[field] if arabic else row.name_latin or row[field]) for row in rows]


def names_of_places() -> list[tuple[str, str]]:
	return entries_of(*LISTS["place"])


def names_of_sectors() -> list[tuple[str, str]]:
	return entries_of(*LISTS["sector"])


def words_of(step: Step, kind: str, offered: Options) -> Words:
	"""What an applicant of this kind reads of a step."""
	labels = {part.name: _label(part, kind, offered) for part in step.parts}
	for table in step.parts:
		if isinstance(table, Rows):
			labels |= {f"{table.name}.{each.name}": _own(each, kind, table.name) for each in table.fields}
	return Words(
		words.titles(kind)[step.name],
		words.leads(kind).get(step.name, ""),
		_("Save and continue"),
		labels=labels,
		helps=words.helps(kind),
		rows=words.names_of_rows(),
		completed=COMPLETED,
		left_to_right=("name_latin", "people.name_latin"),
	)


def _label(part: Part, kind: str, offered: Options) -> str:
	if part.name.startswith(CLAUSE.format("")):
		number = int(part.name.removeprefix(CLAUSE.format("")))
		return charter_of(offered).clauses[number].clause
	return _own(part, kind)


def _own(part: Part, kind: str, table: str = "") -> str:
	"""What a field, or one of a table's rows, is called in the visitor's language."""
	own = words.labels(kind).get(f"{table}.{part.name}" if table else part.name)
	if own:
		return own
	field = meta_of(table).get_field(part.name)
	# texts: labels of DocTypes.
	return _(field.label) if field else part.name


def meta_of(table: str = ""):
	meta = frappe.get_meta(APPLICATION)
	return frappe.get_meta(meta.get_field(table).options) if table else meta


def _select(name: str, table: str) -> list[tuple[str, str]]:
	own = words.stances() if name == "stance" else {}
	values = [value for value in meta_of(table).get_field(name).options.split("\n") if value]
	# texts: options of DocTypes.
	return [(value, own.get(value) or _(value)) for value in values]


def _charter() -> list[tuple[str, str]]:
	charter = charter_in_force()
	return [(charter.name, charter.title)] if charter else []
