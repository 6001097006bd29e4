"""The cells of a CSV or XLSX file, from whomever it came. Pure: no database, nothing is written or fetched.

An XLSX file is a packed one: how much it unpacks to is looked at before, and a document type, which could
multiply what it holds, is refused. Formulas count as what the spreadsheet last computed.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.datetime import from_excel

MOST_BYTES = 10 * 2**20
MOST_UNPACKED = 150 * 2**20
MOST_ROWS = 50_000
MOST_COLUMNS = 200
MOST_RANGES = 500
# Days that a spreadsheet counts: 1930 to 2118. A smaller number is a year or a mistake.
DAYS = range(10_959, 80_000)

Cell = str | int | float | bool | date | time | None

_MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"')
_NEVER_COMPUTED = re.compile(
	rb'<c\s[^>]*?r="([A-Z]+)(\d+)"[^>]*>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)


class UnreadableSheet(ValueError):
	"""A file of which no cell can be read; `problem` says why.

	"too_big", "old_excel", "not_utf8", "not_csv", "not_a_spreadsheet", "too_many_rows" or "too_wide".
	"""

	def __init__(self, problem: str) -> None:
		super().__init__(problem)
		self.problem = problem


@dataclass(frozen=True)
class Sheet:
	"""The rows that hold something, each with its number in the file (1 is the first).

	`merged` are ranges of cells made one, as first row, first column, last row and last column, and `unknown`
	cells whose formula was never computed; columns count from 0. Days count from `epoch`.
	"""

	rows: list[tuple[int, tuple[Cell, ...]]]
	merged: tuple[tuple[int, int, int, int], ...] = ()
	unknown: frozenset[tuple[int, int]] = frozenset()
	epoch: datetime | None = None

	def is_merged(self, row: int, column: int) -> bool:
		return any(
			top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.merged
		)

	def day(self, number: int | float) -> date | None:
		"""The day that a cell holds as a number; None where it is none."""
		if self.epoch is None or int(number) not in DAYS:
			return None
		found: datetime = from_excel(int(number), self.epoch)
		return found.date()


def read_sheet(content: bytes) -> Sheet:
	"""The cells of a file, told by what it holds and not by its name. Raises UnreadableSheet."""
	if len(content) > MOST_BYTES:
		raise UnreadableSheet("too_big")
	if content.startswith(b"\xd0\xcf\x11\xe0"):
		# Also what a modern spreadsheet makes of a file with a password.
		raise UnreadableSheet("old_excel")
	sheet = _xlsx(content) if content.startswith(b"PK") else Sheet(list(_filled(_csv(content))))
	return sheet


def _filled(rows: Iterator[tuple[int, tuple[Cell, ...]]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
	count = 0
	for number, row in rows:
		if len(row) > MOST_COLUMNS:
			raise UnreadableSheet("too_wide")
		if any(cell is not None and (not isinstance(cell, str) or cell.strip()) for cell in row):
			count += 1
			if count > MOST_ROWS:
				raise UnreadableSheet("too_many_rows")
			yield number, row


def _csv(content: bytes) -> Iterator[tuple[int, tuple[Cell, ...]]]:
	"""Spreadsheets separate by comma, semicolon or tab, as their country's settings have it."""
	text = _text(content)
	separator = max(",;\t", key=text.partition("\n")[0].count)
	reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
	try:
		for row in reader:
			yield reader.line_num, tuple(row)
	except csv.Error:
		raise UnreadableSheet("not_csv") from None


def _text(content: bytes) -> str:
	encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
	try:
		return content.decode(encoding)
	except UnicodeDecodeError:
		raise UnreadableSheet("not_utf8") from None


def _xlsx(content: bytes) -> Sheet:
	try:
		_check_package(content)
		book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
		sheet = book.worksheets[0]
		# What a file says of its own size may be wrong or a million rows.
		sheet.reset_dimensions()
		rows = list(_filled(enumerate(sheet.iter_rows(values_only=True), 1)))
		with sheet._get_source() as source:
			return Sheet(rows, *_marks(source.read()), epoch=book.epoch)
	except UnreadableSheet:
		raise
	except Exception:
		# openpyxl raises whatever a broken package leads to; all of it means the same to whoever sent it.
		raise UnreadableSheet("not_a_spreadsheet") from None


def _check_package(content: bytes) -> None:
	with zipfile.ZipFile(io.BytesIO(content)) as package:
		parts = package.infolist()
		if len(parts) > 1000 or sum(part.file_size for part in parts) > MOST_UNPACKED:
			raise UnreadableSheet("too_big")
		for part in parts:
			if part.filename.endswith((".xml", ".rels")) and _names_a_doctype(package, part):
				raise UnreadableSheet("not_a_spreadsheet")


def _names_a_doctype(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
	with package.open(part) as opened:
		return b"<!DOCTYPE" in opened.read(4096).replace(b"\0", b"").upper()


def _marks(xml: bytes) -> tuple[tuple[tuple[int, int, int, int], ...], frozenset[tuple[int, int]]]:
	merged = tuple(_range(found) for found in islice(_MERGED.finditer(xml), MOST_RANGES))
	unknown = {(int(row), _number(column)) for column, row in _NEVER_COMPUTED.findall(xml)}
	return merged, frozenset(unknown)


def _range(found: re.Match[bytes]) -> tuple[int, int, int, int]:
	left, top, right, bottom = found.groups()
	return int(top), _number(left), int(bottom or top), _number(right or left)


def _number(letters: bytes) -> int:
	number = 0
	for letter in letters:
		number = number * 26 + letter - 64
	return number - 1


def letter(column: int) -> str:
	"""What a spreadsheet calls a column that is counted from 0: A, B … Z, AA."""
	letters = ""
	while column >= 0:
		letters = chr(65 + column % 26) + letters
		column = column // 26 - 1
	return letters
