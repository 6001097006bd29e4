"""Rows as a file that a spreadsheet opens, and runs nothing of. Pure: no database."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from coalition.base.text.markup import as_written

# A cell that begins so is a formula to a spreadsheet; a telephone number begins with a plus.
RISKY = ("=", "+", "-", "@", "\t", "\r")
# Of the name of a sheet.
LONGEST_TITLE = 31
_MARKED = re.compile("'+[=+@\t\r-]")

Rows = Iterable[Sequence[object]]
# Row and column, each from 0 on.
Place = tuple[int, int]


def xlsx(rows: Rows, is_rtl: bool = False, title: str = "") -> bytes:
	"""A workbook with one sheet; the first row stands out. Texts stay texts, whatever they begin with."""
	book = Workbook(write_only=True)
	sheet = book.create_sheet(title[:LONGEST_TITLE] or None)
	sheet.sheet_view.rightToLeft = is_rtl
	sheet.freeze_panes = "A2"
	for number, row in enumerate(rows):
		if number == 0:
			for place in range(len(row)):
				sheet.column_dimensions[get_column_letter(place + 1)].width = 24
		sheet.append([_cell(sheet, value, is_bold=number == 0) for value in row])
	written = io.BytesIO()
	book.save(written)
	return written.getvalue()


def _cell(sheet: object, value: object, is_bold: bool) -> WriteOnlyCell:
	text = as_written(ILLEGAL_CHARACTERS_RE.sub("", value)) if isinstance(value, str) else value
	text = f"'{text}" if isinstance(text, str) and is_marked(text) else text
	cell = WriteOnlyCell(sheet, text)
	if isinstance(text, str):
		# What begins with "=" would be taken for a formula.
		cell.data_type = "s"
	if isinstance(text, date):
		cell.number_format = "yyyy-mm-dd"
	if is_bold:
		cell.font = Font(bold=True)
	return cell


def csv_file(rows: Rows) -> bytes:
	"""The same as CSV in UTF-8, with the mark by which a spreadsheet knows it."""
	text = io.StringIO()
	csv.writer(text).writerows([_harmless(value) for value in row] for row in rows)
	return text.getvalue().encode("utf-8-sig")


def _harmless(value: object) -> str:
	"""As a spreadsheet shows it as text; the reader takes the mark before it off again."""
	text = "" if value is None else as_written(str(value))
	return f"'{text}" if text.startswith(RISKY) or is_marked(text) else text


def is_marked(text: str) -> bool:
	"""Whether a reader takes a mark off: also one that somebody wrote is written with one more."""
	return bool(_MARKED.match(text))


def unmarked(text: str) -> str:
	"""A text of such a file as it was meant."""
	return text[1:] if is_marked(text) else text


def harmless(content: bytes, ending: str) -> bytes:
	"""A CSV or XLSX file that somebody else wrote, with every formula in it made a text again."""
	if ending == "csv":
		rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
		return csv_file(rows)
	book = load_workbook(io.BytesIO(content))
	for sheet in book.worksheets:
		for row in sheet.iter_rows():
			for cell in row:
				if cell.data_type == "f":
					cell.data_type = "s"
	written = io.BytesIO()
	book.save(written)
	return written.getvalue()


def with_cells(content: bytes | str, rows: Rows, ending: str, cells: Mapping[Place, object]) -> bytes:
	"""A CSV or XLSX file again, with these cells instead; `rows` is what the file holds, from row 0 on."""
	if ending == "csv":
		text = io.StringIO()
		changed = ([cells.get((at, i), cell) for i, cell in enumerate(row)] for at, row in enumerate(rows))
		csv.writer(text).writerows(changed)
		return text.getvalue().encode()
	# As values: a formula that is written again would have no result until somebody opens the file.
	book = load_workbook(
		io.BytesIO(content if isinstance(content, bytes) else content.encode()), data_only=True
	)
	for (row, column), value in cells.items():
		book.active.cell(row + 1, column + 1).value = value
	written = io.BytesIO()
	book.save(written)
	return written.getvalue()


def number_of_rows(content: bytes, ending: str) -> int:
	"""How many rows a file of either kind has, headings among them."""
	if ending == "csv":
		return sum(1 for _row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
	return int(load_workbook(io.BytesIO(content)).worksheets[0].max_row)
