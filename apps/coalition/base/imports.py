"""Files that the engine's Data Import would read into records of ours.

It casts cells before there is a record: "abc" and "٣٫٥" would arrive as 0. What it would read otherwise than
it is written is refused when the file is attached, by row and column.
"""

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.core.doctype.data_import.importer import Column, ImportFile
from frappe.model.document import Document
from frappe.utils import cstr, escape_html, flt

from coalition.base.errors import NotANumber
from coalition.base.figures import Unreadable, check_fits, read_number
from coalition.base.numbers import in_words

# The kinds that the engine's import casts.
CAST = ("Int", "Check", "Float", "Percent", "Currency")
TRUE_OR_FALSE = ("t", "f", "true", "false", "yes", "no", "y", "n")
MOST_SHOWN = 10


def check_numbers(data_import: Document, event: str | None = None) -> None:
	"""Refuse a file for a DocType of ours with cells that are no numbers. Raises NotANumber."""
	if not _is_ours(data_import.reference_doctype):
		return
	if not (data_import.import_file or data_import.google_sheets_url):
		return
	problems = list(_problems(data_import.get_importer().import_file))
	if problems:
		frappe.throw("<br>".join(problems[:MOST_SHOWN]), NotANumber)


def _is_ours(doctype: str | None) -> bool:
	module = doctype and frappe.get_meta(doctype).module
	return bool(module) and frappe.local.module_app.get(frappe.scrub(module)) == "coalition"


def _problems(file: ImportFile) -> Iterator[str]:
	columns = [column for column in file.columns if not column.skip_import and column.df.fieldtype in CAST]
	for row in file.data:
		for column in columns:
			cell = row.get(column.index)
			if problem := _problem(cell, column):
				yield _("Row {0}, column «{1}»: {2}").format(
					row.row_number, escape_html(column.header_title), problem
				)


def _problem(cell: object, column: Column) -> str | None:
	kind, shown = column.df.fieldtype, escape_html(cstr(cell)[:40])
	if cell in (None, "") or (kind == "Check" and cstr(cell).strip().lower() in TRUE_OR_FALSE):
		return None
	try:
		number = _read(cell, kind)
	except Unreadable as unreadable:
		return in_words(unreadable.problem).format(shown)
	if flt(cstr(cell)) != float(number):
		return _("write {0} in place of «{1}».").format(number, shown)
	return None


def _read(cell: object, kind: str) -> object:
	if isinstance(cell, str):
		return read_number(cell, kind)
	check_fits(cell, kind)
	return cell
