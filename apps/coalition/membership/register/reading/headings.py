"""Which table of a file is the register, and what stands above its columns. Pure: no database.

A file may begin with a cover sheet, with titles above the headings, or be parted by another sign than one
thought: what tells the register is that its first rows hold headings that are known.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from coalition.base.text.words import tidy
from coalition.membership.register.reading.cells import shown
from coalition.membership.register.reading.columns import (
	BY_HEADING,
	COLUMNS,
	UNREAD,
	Column,
	column_of,
	heading_of,
)
from coalition.membership.register.reading.sheet import (
	LONGEST_HEADING,
	Record,
	Table,
	UnreadableSheet,
	letter,
)

# Titles may stand above the headings.
WITHIN = 20
# Longer than any heading in two languages with what is meant behind it.
_NO_HEADING = 4 * LONGEST_HEADING
# One known heading may be a word of a title; two are a row of headings.
_ENOUGH = 2
# A heading in two languages, or with what is meant behind it.
_PARTED = re.compile(r"[/|\\\n()\[\]]| [-–] ")
_SCRIPTS = re.compile(r"([\u0600-\u06ff][\u0600-\u06ff\s]*)")


class Headings:
	"""What headings mean: of themselves, and as people said it; None is one that nobody knows.

	`said` is a heading as it is compared -> its column, or None for one that is not to be read.
	"""

	def __init__(self, said: Mapping[str, Column | None] | None = None) -> None:
		unread = {heading_of(text): None for text in UNREAD}
		self.said: dict[str, Column | None] = {**BY_HEADING, **unread, **(said or {})}

	def is_known(self, text: str) -> bool:
		if len(text) > _NO_HEADING:
			return False
		return heading_of(text) in self.said or self.column(text) is not None

	def column(self, text: str) -> Column | None:
		"""The column of a heading as it stands in a cell, with its lines."""
		if len(text) > _NO_HEADING:
			return None
		whole = heading_of(text)
		if whole in self.said:
			return self.said[whole]
		if not _PARTED.search(text) and (column := column_of(text)):
			return column
		parts = {part for each in _PARTED.split(text) for part in (each, *_SCRIPTS.split(each))}
		found = {self.said[heading_of(part)] for part in parts if heading_of(part) in self.said}
		return found.pop() if len(found) == 1 else None


@dataclass(frozen=True)
class Heading:
	"""One column of the file: its place, what stands above it, what it means, what stands in it first."""

	place: int
	text: str
	column: Column | None
	is_known: bool
	example: str = field(default="", repr=False)


@dataclass(frozen=True)
class Chosen:
	"""The table that is the register; `line` is the row of its headings, `last` the last row of them."""

	table: Table
	headings: tuple[Heading, ...]
	line: int
	last: int
	left: tuple[Table, ...]

	def said(self, columns: Mapping[tuple[int, str], Column | None]) -> "Chosen":
		"""The same, where somebody said of a place and its heading what they mean."""
		headings = (
			replace(each, column=columns[key], is_known=True)
			if (key := (each.place, each.text)) in columns
			else each
			for each in self.headings
		)
		return replace(self, headings=tuple(headings))


def choose(tables: Sequence[Table], headings: Headings, wanted: str = "") -> Chosen:
	"""The table whose first rows hold most of the headings; of sheets, the one that is wanted by its name.

	Raises UnreadableSheet: "no_such_sheet", "not_utf8", or why no table of the file can be read.
	"""
	asked = [table for table in tables if not wanted or table.name == wanted]
	if not asked:
		raise UnreadableSheet("no_such_sheet")
	heads = [head for table in asked if (head := _Head.of(table, headings))]
	best = max(heads, key=lambda head: head.weight, default=None)
	if not best or (not best.known and len(heads) < len(asked)):
		raise UnreadableSheet(_why_not(asked))
	if best.table.is_guess and not best.is_sure:
		raise UnreadableSheet("not_utf8")
	left = [table for table in tables if table is not best.table and table.name]
	return Chosen(best.table, best.described(headings), best.row.number, best.last, tuple(left))


def _why_not(tables: Iterable[Table]) -> str:
	for table in tables:
		try:
			list(islice(table.filled(), 2 * WITHIN))
		except UnreadableSheet as error:
			return error.problem
	return "not_a_spreadsheet"


@dataclass(frozen=True)
class _Head:
	"""The first rows of a table, and which of them are its headings."""

	table: Table
	rows: list[Record]
	row: Record
	known: int
	needed: int
	last: int

	@classmethod
	def of(cls, table: Table, headings: Headings) -> "_Head | None":
		"""None where its first rows cannot be read."""
		try:
			# Beyond the headings, what stands in the columns first.
			rows = list(islice(table.filled(), 2 * WITHIN))
		except UnreadableSheet:
			return None
		row = max(
			rows[:WITHIN], key=lambda each: (_known(each, headings), -each.number), default=Record(1, ())
		)
		if not _known(row, headings) and rows:
			# Nobody knows a word of it: the row that fills most columns.
			row = max(rows[:WITHIN], key=lambda each: (_texts(each), -each.number))
		columns = {headings.column(shown(cell)) for cell in row.cells} - {None}
		needed = sum(column.is_needed for column in columns if column)
		return cls(table, rows, row, _known(row, headings), needed, _last(rows, row, headings))

	@property
	def weight(self) -> tuple[bool, int, int, bool, int]:
		"""A sheet that somebody hid is taken where no other is a register."""
		is_open = self.known >= _ENOUGH and not self.table.is_hidden
		width = 0 if self.table.name else max((len(row.cells) for row in self.rows), default=0)
		return is_open, self.needed, self.known, not self.table.is_hidden and bool(self.rows), width

	@property
	def is_sure(self) -> bool:
		"""Whether the letters of the headings tell that its encoding is right."""
		return self.known >= _ENOUGH and any(not shown(cell).isascii() for cell in self.row.cells)

	def described(self, headings: Headings) -> tuple[Heading, ...]:
		below = [row for row in self.rows if row.number > self.last]
		also = next((row for row in self.rows if row.number == self.last), self.row)
		return _with_what_may_be_meant(list(_headings(self.row, also, below, headings)))


def _headings(row: Record, also: Record, below: Sequence[Record], headings: Headings) -> Iterable[Heading]:
	for place in range(max((len(each.cells) for each in (row, also, *below)), default=0)):
		texts = [text for each in (row, also) if (text := _at(each, place))]
		known = [text for text in texts if headings.is_known(text)]
		text = (known or texts or [""])[0]
		example = next((found for each in below if (found := tidy(_at(each, place)))), "")
		if text or example:
			shown_as = tidy(text)[:LONGEST_HEADING] or letter(place)
			yield Heading(place, shown_as, headings.column(text or shown_as), bool(known), example[:80])


def _with_what_may_be_meant(found: Sequence[Heading]) -> tuple[Heading, ...]:
	"""Columns that no heading means of itself, by the one that may mean them, where there is one."""
	meant = {each.column for each in found}
	instead: dict[Heading, Heading] = {}
	for column in (each for each in COLUMNS if each not in meant):
		names = {heading_of(name) for name in column.otherwise}
		may_mean = [each for each in found if not each.is_known and heading_of(each.text) in names]
		if len(may_mean) == 1:
			instead[may_mean[0]] = replace(may_mean[0], column=column, is_known=True)
	return tuple(instead.get(each, each) for each in found)


def _at(row: Record, place: int) -> str:
	return shown(row.cells[place]) if place < len(row.cells) else ""


def _known(row: Record, headings: Headings) -> int:
	return len({column for cell in row.cells if (column := headings.column(shown(cell)))})


def _texts(row: Record) -> int:
	return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row.cells)


def _last(rows: Sequence[Record], row: Record, headings: Headings) -> int:
	"""Headings in a second language may stand right below."""
	below = next((each for each in rows if each.number == row.number + 1), None)
	if below and _known(below, headings) >= max(_ENOUGH, (_texts(below) + 1) // 2):
		return below.number
	return row.number
