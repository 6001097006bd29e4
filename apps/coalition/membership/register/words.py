"""What is said of a register to whoever brought it."""

from collections.abc import Iterable, Mapping, Sequence

import frappe
from frappe import _
from frappe.utils import strip_html

from coalition.base.plurals import listed
from coalition.base.records.values.typed_values import in_words as number_in_words
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import count, file_size
from coalition.membership.register.reading.cells import Choices
from coalition.membership.register.reading.columns import COLUMNS, MAY_BE_SAID, Column, Kind, heading_of
from coalition.membership.register.reading.register import Problem, RegisterRow
from coalition.membership.register.reading.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS

MEMBER = "Member Organisation"


def choices(columns: Iterable[Column]) -> Choices:
	"""What may stand in each column of choices: its options, in English and in Arabic."""
	found = {column.field: _options(column.field) for column in columns if column.kind is Kind.CHOICE}
	return {**found, "branch": _branches()}


def _branches() -> dict[str, str]:
	# What a branch is called is known to everybody who may import.
	rows = frappe.get_all("Coalition Branch", fields=["name", "branch_name", "name_latin"])
	return {heading_of(text): row.name for row in rows for text in (row.branch_name, row.name_latin) if text}


def _options(field: str) -> dict[str, str]:
	if frappe.get_meta(MEMBER).get_field(field).fieldtype != "Select":
		return {}
	options = filter(None, (frappe.get_meta(MEMBER).get_options(field) or "").split("\n"))
	return {heading_of(text): option for option in options for text in _names_of(option)}


def _names_of(option: str) -> tuple[str, ...]:
	"""In English, in Arabic, and in the language of who looks."""
	# texts: options of the DocType.
	return option, _(option, lang="ar"), _(option)


def offered(column: Column) -> list[str]:
	"""What may be written in a column of choices, in the user's language."""
	if column.kind is not Kind.CHOICE:
		return []
	if column.field == "branch":
		return frappe.get_all("Coalition Branch", pluck="branch_name", order_by="branch_name asc")
	# texts: options of the DocType.
	return [_(option) for option in dict.fromkeys(_options(column.field).values())]


def offered_below(columns: Mapping[str, Column]) -> dict[str, list[str]]:
	"""Heading of a file -> what may be chosen below it, of those that are columns of choices."""
	return {text: choices for text, column in columns.items() if (choices := offered(column))}


def heading(column: Column) -> str:
	"""What the export and the template write above a column, in the user's language."""
	return column.headings[0 if frappe.local.lang.startswith("ar") else 1]


def refused(row: RegisterRow, error: Exception) -> Problem:
	"""What a record said when it refused a row."""
	return Problem(row.line, "", "refused", strip_html(str(error))[:500])


def in_words(problem: Problem, offered: Sequence[str] = ()) -> str:
	"""What is wrong and what to do about it, without row and column; `offered` may stand in its column."""
	if problem.problem == "not_a_choice" and offered:
		text = _("«{0}» is not among the choices, which are: {1}.")
		return fill(text, problem.value, listed(f"«{each}»" for each in offered))
	if problem.problem == "no_column" and problem.column in MAY_BE_SAID:
		return _(
			"This column is missing: choose below which heading means it, or say above what holds for all."
		)
	if problem.problem in _TEXTS:
		return fill(_TEXTS[problem.problem](), problem.value)
	return fill(number_in_words(problem.problem), problem.value)


def column_of(problem: Problem) -> str:
	"""The column as the file names it, or as the user would."""
	known = next((column for column in COLUMNS if problem.column == column.field), None)
	return heading(known) if known else problem.column


_TEXTS = {
	"no_column": lambda: _(
		"This column is missing: choose below which heading means it, or add it to the file."
	),
	"two_columns": lambda: _("Two columns are read as this: choose «Do Not Read» for one of them below."),
	"missing": lambda: _("Nothing is written here, and it is needed."),
	"title": lambda: _("«{0}» stands alone in its row: it is taken for a title."),
	"hidden": lambda: _(
		"The row of «{0}» is hidden: tick «Enter also Hidden Rows» if it belongs to the register."
	),
	"struck": lambda: _(
		"«{0}» is struck through: tick «Enter also Rows Struck Through» if it belongs to the register."
	),
	"left": lambda: _(
		"«{0}» is in no list, and nothing is chosen for it: choose below what it is, or leave the row out."
	),
	"new_spelling": lambda: _("«{0}» is in no list, and nobody said what it is: check the file again."),
	"merged": lambda: _("Cells are merged here: separate them, and write in each what belongs there."),
	"not_computed": lambda: _("The formula here was never computed: open the file, save it and try again."),
	"cell_error": lambda: _("The formula here failed: «{0}». Write the value itself."),
	"too_long": lambda: _("«{0}…» is too long: shorten it."),
	"in_the_future": lambda: _("«{0}» is still to come: write a day until today."),
	"before_joining": lambda: _("«{0}» is before the day on which it joined: correct one of the two."),
	"not_a_choice": lambda: _("«{0}» is not among the choices: write one that a member's form offers."),
	"not_a_registration": lambda: _(
		"«{0}» cannot be read: write authority|number|until|place, and a semicolon between two registrations."
	),
	"twice": lambda: _("The same organisation stands in row {0}: keep one of the two."),
	"alike": lambda: _(
		"The name is like «{0}» in the same place: if they are two, tick «Enter also Names That Are Alike»."
	),
	"no_charter": lambda: _("No membership charter is published yet. Publish one first."),
	"refused": lambda: "{0}",
}


def of_file(problem: str) -> str:
	"""What to do about a file of which no cell can be read."""
	language = frappe.local.lang
	return {
		"too_big": fill(
			_("The file is larger than {0}, which is the most: split it into several."),
			file_size(MOST_BYTES, language),
		),
		"too_many_rows": fill(
			_("The file has more than {0} rows, which is the most: split it into several."),
			count(MOST_ROWS, language),
		),
		"too_wide": fill(
			_("The file has more than {0} columns, which is the most: delete what is empty at their end."),
			count(MOST_COLUMNS, language),
		),
		"too_slow": _("Reading the file took too long: save it anew as a spreadsheet or CSV, or split it."),
		"not_a_table": _(
			"This is a picture or a written page, and not a table: bring a spreadsheet or a CSV file."
		),
		"old_excel": _(
			"This is a file of an old Excel, or one with a password: save it as .xlsx without a password."
		),
		"not_utf8": _("The file is not in UTF-8: save it as .xlsx or as «CSV UTF-8» and try again."),
		"no_such_sheet": _(
			"There is no sheet of this name in the file: leave the field empty, or choose one."
		),
		"not_a_spreadsheet": _(
			"The file is damaged or is no spreadsheet: save it as .xlsx or as «CSV UTF-8»."
		),
	}[problem]


def of_reading(reading: Mapping[str, object]) -> list[str]:
	"""What was read of a file, and which sheets were left."""
	if not reading:
		return []
	told = [_read_as(reading), *map(_left, reading["left"])]
	if until := reading.get("told_until"):
		more = _("There are more problems than can be kept: those after row {0} come once these are mended.")
		told.append(fill(more, until))
	return told


def _read_as(reading: Mapping[str, object]) -> str:
	if reading["sheet"]:
		return fill(_("Read: sheet «{0}», headings in row {1}."), reading["sheet"], reading["line"])
	parted = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}[
		str(reading["separator"])
	]
	text = _("Read: a text parted by {0} in {1}, headings in row {2}.")
	return fill(text, parted, reading["encoding"], reading["line"])


def _left(sheet: Sequence[object]) -> str:
	name, is_hidden = sheet
	return fill(
		_("Not read: sheet «{0}», which is hidden.") if is_hidden else _("Not read: sheet «{0}»."), name
	)
