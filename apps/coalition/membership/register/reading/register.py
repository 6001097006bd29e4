"""What a register says, row by row, and all that is wrong with each. Pure: no database.

Nothing of a file is kept but its headings: whoever asks for its rows reads it anew.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import filetype

from coalition.base.text.answers import Here
from coalition.base.text.figures import Unreadable
from coalition.membership.register.reading import separated, workbook
from coalition.membership.register.reading.cells import CannotBeRead, Cells, Choices, shown
from coalition.membership.register.reading.columns import COLUMNS, Column
from coalition.membership.register.reading.headings import Chosen, Headings, choose
from coalition.membership.register.reading.known import Identity, compared
from coalition.membership.register.reading.sheet import (
	MOST_BYTES,
	MOST_ROWS,
	Range,
	Record,
	Table,
	UnreadableSheet,
	is_filled,
)

# What people attach for a table that they have; by what a file holds.
_PAGES = ("pdf", "doc", "docx", "odt", "ppt", "pptx", "rtf")
# Rows that somebody took out of sight or out of use may not belong to the register.
ASKED_ABOUT = ("hidden", "struck")
# Its place, what stands above it, and what it means.
_Column = tuple[int, str, Column]


@dataclass(frozen=True, slots=True)
class Problem:
	"""Something wrong at a row and in a column of the file; `value` is what stands there.

	"no_column", "two_columns", "hidden", "struck", "title", "missing", "merged", "not_computed",
	"cell_error", "too_long", "in_the_future", "before_joining", "not_a_choice", "twice", "no_charter",
	"new_spelling", "left" (what was said to be no entry of its list), "alike" (`value` is the member that is
	meant), "refused", or one of base/text.
	"""

	row: int
	column: str
	problem: str
	value: str = field(default="", repr=False)


@dataclass(frozen=True)
class Asked:
	"""What whoever brings a file says of reading it: which sheet, which rows, what its headings mean.

	`otherwise` is what a needed column says in a row that says nothing of it: field -> text or day.
	"""

	sheet: str = ""
	with_hidden: bool = False
	with_struck: bool = False
	headings: Headings = field(default_factory=Headings)
	# Place and heading -> the column that is meant there, None where it is not to be read.
	columns: Mapping[tuple[int, str], Column | None] = field(default_factory=dict)
	otherwise: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class RegisterRow:
	"""One organisation: field -> what its cell says ("" or None: nothing), and what is wrong with it."""

	line: int
	values: dict[str, object] = field(repr=False)
	problems: list[Problem] = field(default_factory=list)

	@property
	def name(self) -> str:
		return str(self.values["organisation_name"])

	@property
	def place(self) -> str:
		return str(self.values["place"])

	@property
	def identity(self) -> Identity:
		"""Whom it names, as names and places are compared."""
		return compared(self.name, self.place)

	def has(self, problem: str, column: str, value: str = "") -> None:
		"""Note something that is wrong with it."""
		self.problems.append(Problem(self.line, column, problem, value[:80]))


@dataclass(frozen=True)
class Register:
	"""A file whose headings are found; `number` rows stand below them."""

	chosen: Chosen
	asked: Asked
	number: int
	problems: tuple[Problem, ...]
	merged: tuple[Range, ...] = ()

	@property
	def columns(self) -> list[_Column]:
		"""The place, the heading and the column of each that is read."""
		return [(each.place, each.text, each.column) for each in self.chosen.headings if each.column]

	@property
	def unknown(self) -> list[str]:
		return [each.text for each in self.chosen.headings if not each.is_known]

	def records(self) -> Iterator[Record]:
		"""The rows below the headings as they stand in the file."""
		return (record for record in self.chosen.table.filled() if record.number > self.chosen.last)

	def asked_about(self, record: Record, at: int) -> str:
		"""Which of ASKED_ABOUT a row is where nobody said it belongs; its name stands at this place."""
		if at in record.struck and not self.asked.with_struck:
			return "struck"
		return "hidden" if record.is_hidden and not self.asked.with_hidden else ""

	def shown_records(self) -> Iterator[Record]:
		"""The rows without those that are asked about."""
		at = next((place for place, _text, column in self.columns if column.field == "organisation_name"), -1)
		return (record for record in self.records() if not self.asked_about(record, at))

	def rows(self, here: Here, choices: Choices | None = None) -> Iterator[RegisterRow]:
		"""Each row as its columns say; what stands in a cell is read as a form reads it.

		Without a needed column there are none.
		"""
		if self.problems:
			return iter(())
		cells = Cells(self.chosen.table, here, choices or {}, self.merged, self.asked.otherwise)
		columns = self.columns
		name = next(each for each in columns if each[2].field == "organisation_name")
		return (self._row(record, cells, columns, name) for record in self.records())

	def _row(self, record: Record, cells: Cells, columns: Sequence[_Column], name: _Column) -> RegisterRow:
		row = RegisterRow(record.number, dict(self.asked.otherwise))
		for place, heading, column in columns:
			cell = record.cells[place] if place < len(record.cells) else None
			try:
				row.values[column.field] = cells.read(record.number, place, column, cell)
			except (CannotBeRead, Unreadable) as error:
				row.has(error.problem, heading, getattr(error, "value", "") or shown(cell))
		self._check_shown(record, row, name)
		_sum_up(row, record)
		if not row.problems:
			_check_days(row)
		return row

	def _check_shown(self, record: Record, row: RegisterRow, name: _Column) -> None:
		"""Rows that somebody hid or struck through are asked about, whatever else is wrong with them."""
		at, heading, _column = name
		if problem := self.asked_about(record, at):
			row.problems.clear()
			value = shown(record.cells[at]) if at < len(record.cells) else ""
			row.has(problem, heading, value)


def open_register(content: bytes, asked: Asked | None = None) -> Register:
	"""Find the register in a file, told by what it holds and not by its name. Raises UnreadableSheet."""
	asked = asked or Asked()
	chosen = choose(tables_of(content), asked.headings, asked.sheet).said(asked.columns)
	number = 0
	for record in chosen.table.filled():
		number += record.number > chosen.last
		if number > MOST_ROWS:
			raise UnreadableSheet("too_many_rows")
	problems = tuple(_problems_of_columns(chosen, asked.otherwise))
	return Register(chosen, asked, 0 if problems else number, problems, chosen.table.merged())


def tables_of(content: bytes) -> list[Table]:
	"""All that could be the register in a file. Raises UnreadableSheet."""
	if len(content) > MOST_BYTES:
		raise UnreadableSheet("too_big")
	if _is_no_table(content):
		raise UnreadableSheet("not_a_table")
	if content.startswith(b"\xd0\xcf\x11\xe0"):
		# Also what a modern spreadsheet makes of a file with a password.
		raise UnreadableSheet("old_excel")
	return workbook.tables(content) if content.startswith(b"PK") else separated.tables(content)


def _problems_of_columns(chosen: Chosen, otherwise: Collection[str]) -> Iterator[Problem]:
	for column in COLUMNS:
		number = sum(each.column is column for each in chosen.headings)
		if number > 1:
			yield Problem(chosen.line, column.field, "two_columns")
		elif column.is_needed and not number and column.field not in otherwise:
			yield Problem(chosen.line, column.field, "no_column")


def _is_no_table(content: bytes) -> bool:
	"""Whether it is a picture, a PDF or a letter, whatever its name says."""
	kind = filetype.guess(content)
	if not kind or kind.extension in _PAGES:
		return bool(kind)
	# A text may begin with the letters of a kind, «BM» say; it holds no zeros.
	return kind.mime.startswith(("image/", "audio/", "video/")) and b"\0" in content[:4096]


def _sum_up(row: RegisterRow, record: Record) -> None:
	"""One thing that is wrong with a row is told once: a title between rows, cells made one."""
	told = {each.problem for each in row.problems}
	if told and told <= {"missing", "merged"}:
		filled = [cell for cell in record.cells if is_filled(cell)]
		if len(filled) == 1 and len(row.problems) > 1:
			first = row.problems[0].column
			row.problems.clear()
			row.has("title", first, shown(filled[0]))
	if "merged" in told:
		merged = [each for each in row.problems if each.problem == "merged"]
		row.problems[:] = [each for each in row.problems if each not in merged[1:]]


def _check_days(row: RegisterRow) -> None:
	"""What one cell alone does not tell."""
	since, declared = row.values["member_since"], row.values.get("declared_on")
	if isinstance(since, date) and isinstance(declared, date) and declared < since:
		row.has("before_joining", "declared_on", declared.isoformat())
