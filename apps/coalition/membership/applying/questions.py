"""The steps as this coalition asks them: with its charter, its lists, and its words."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.records.plain_rows import rows_of
from coalition.base.text.answers import Asked, show_answer
from coalition.membership.applying import steps, words
from coalition.membership.applying.checking import Answers, Choices
from coalition.membership.applying.steps import Many, Part, Rows, Step
from coalition.membership.charters.in_force import charter_in_force

APPLICATION = "Membership Application"
# List -> the DocType and the field of its entries' names.
LISTS = {
	"place": ("Coalition Place", "place_name"),
	"sector": ("Coalition Sector", "sector_name"),
	"branch": ("Coalition Branch", "branch_name"),
}
# List -> the table of which it is a Select; "" for the application itself.
SELECTS = {"kind": "", "people_band": "", "budget_band": "", "duty": "people", "stance": "cooperation"}
Options = dict[str, list[tuple[str, str]]]


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


def choices(offered: Options) -> Choices:
	return {name: [value for value, _text in entries] for name, entries in offered.items()}


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


def label(part: Part | steps.Field, table: str = "", kind: str = "") -> str:
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


def shown(part: Part, answers: Answers, offered: Options) -> list:
	"""What was answered to a part, in words: a list of texts, or of rows of (label, text)."""
	answer = answers.get(part.name) or []
	if isinstance(part, Many):
		return [dict(offered[part.offered]).get(each, each) for each in answer]
	if isinstance(part, Rows):
		return [_row_in_words(part, row, offered) for row in answer]
	return [_in_words(part, str(answer), offered)] if answer else []


def _row_in_words(part: Rows, row: dict[str, str], offered: Options) -> list[tuple[str, str]]:
	return [
		(label(each, part.name), _in_words(each, row[each.name], offered))
		for each in part.fields
		if row.get(each.name)
	]


def _in_words(field: steps.Field, text: str, offered: Options) -> str:
	if field.asked is Asked.TICK:
		return _("Yes")
	if field.offered:
		return dict(offered[field.offered]).get(text, text)
	return show_answer(field.asked, text, frappe.local.lang)
