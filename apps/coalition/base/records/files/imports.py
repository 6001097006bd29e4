"""Files that the engine's Data Import would read into records of ours.

It casts cells before there is a record: "abc" and "٣٫٥" would arrive as 0. What is no number is refused when
the file is attached, by row and column. What people write otherwise than the engine reads it is written
anew, in a copy of the file that takes its place: the engine reads the file once more when it imports.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.core.doctype.data_import.importer import Column, ImportFile
from frappe.model.document import Document
from frappe.utils import cstr, escape_html, flt

from coalition.base.errors import NotANumber
from coalition.base.records.values.typed_values import in_words
from coalition.base.text.bidi import fill
from coalition.base.text.figures import Unreadable, check_fits, read_number
from coalition.base.text.spreadsheets import Place, unmarked, with_cells

# The kinds that the engine's import casts.
CAST = ("Int", "Check", "Float", "Percent", "Currency")
TRUE_OR_FALSE = ("t", "f", "true", "false", "yes", "no", "y", "n")
MOST_SHOWN = 10
# What we can write again; another file says what to write in it.
WRITTEN = (".csv", ".xlsx")


@dataclass(frozen=True)
class Found:
	"""A cell that the engine would misread: what to do about it, and the number that is meant, if any."""

	row: int
	column: Column
	advice: str
	meant: object = None

	@property
	def in_words(self) -> str:
		title = escape_html(self.column.header_title)
		return fill(_("Row {0}, column «{1}»: {2}"), self.row, title, self.advice)


def check_numbers(data_import: Document, event: str | None = None) -> None:
	"""Have a file for a DocType of ours read as it is written. Raises NotANumber for cells that are none."""
	if not _is_ours(data_import.reference_doctype):
		return
	if not (data_import.import_file or data_import.google_sheets_url):
		return
	file = data_import.get_importer().import_file
	found = list(_found(file))
	can_write = file.file_doc and file.file_doc.get_extension()[1] in WRITTEN
	problems = [each for each in found if each.meant is None or not can_write]
	if problems:
		frappe.throw("<br>".join(each.in_words for each in problems[:MOST_SHOWN]), NotANumber)
	if found:
		data_import.import_file = _written_anew(data_import, file, found)


def _written_anew(data_import: Document, file: ImportFile, found: list[Found]) -> str:
	"""The address of a copy in which these cells hold the numbers that are meant."""
	cells: dict[Place, object] = {(each.row - 1, each.column.index): each.meant for each in found}
	stem, ending = file.file_doc.get_extension()
	copy = frappe.new_doc("File")
	copy.update({"file_name": f"{stem.rpartition('/')[2]}-1{ending}", "is_private": 1})
	copy.update({"attached_to_doctype": data_import.doctype, "attached_to_name": data_import.name})
	copy.content = with_cells(file.file_doc.get_content(), file.raw_data, ending[1:], cells)
	return copy.insert().file_url


def _is_ours(doctype: str | None) -> bool:
	module = doctype and frappe.get_meta(doctype).module
	return bool(module) and frappe.local.module_app.get(frappe.scrub(module)) == "coalition"


def _found(file: ImportFile) -> Iterator[Found]:
	columns = [column for column in file.columns if not column.skip_import]
	for row in file.data:
		for column in columns:
			look = _look if column.df.fieldtype in CAST else _look_at_text
			if found := look(row.get(column.index), column, row.row_number):
				yield found


def _look_at_text(cell: object, column: Column, row: int) -> Found | None:
	"""Our exports write '+963… so that a spreadsheet runs nothing: the mark is not what is meant."""
	if not isinstance(cell, str) or (text := unmarked(cell)) == cell:
		return None
	return Found(row, column, fill(_("write {0} in place of «{1}»."), *map(escape_html, (text, cell))), text)


def _look(cell: object, column: Column, row: int) -> Found | None:
	kind, shown = column.df.fieldtype, escape_html(cstr(cell)[:40])
	if cell in (None, "") or (kind == "Check" and cstr(cell).strip().lower() in TRUE_OR_FALSE):
		return None
	try:
		number = _read(cell, kind)
	except Unreadable as unreadable:
		return Found(row, column, fill(in_words(unreadable.problem), shown))
	if flt(cstr(cell)) == float(number):
		return None
	return Found(row, column, fill(_("write {0} in place of «{1}»."), number, shown), number)


def _read(cell: object, kind: str) -> object:
	if isinstance(cell, str):
		return read_number(cell, kind)
	check_fits(cell, kind)
	return cell
