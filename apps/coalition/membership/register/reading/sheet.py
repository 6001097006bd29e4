"""What a file holds before anybody knows what it means: tables of records with their cells. Pure.

A record is what a spreadsheet shows as one row; it has its number there, whatever its cells hold. A table
gives its records one after another and keeps none: fifty thousand rows need no more memory than one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from openpyxl.utils.datetime import from_excel

MOST_BYTES = 24 * 2**20
MOST_UNPACKED = 150 * 2**20
MOST_ROWS = 50_000
MOST_COLUMNS = 200
# A heading is a line; what stands in a whole page of a cell is none.
LONGEST_HEADING = 140
# Rows that a spreadsheet has, and letters that one of its cells holds (ECMA-376; Excel's own limits).
LAST_ROW = 1_048_576
MOST_LETTERS = 40_000
# Days that a spreadsheet counts: 1930 to 2118. A smaller number is a year or a mistake.
DAYS = range(10_959, 80_000)


class UnreadableSheet(ValueError):
	"""A file of which no cell can be read; `problem` says why.

	"too_big", "old_excel", "not_utf8", "not_a_table", "not_a_spreadsheet", "too_many_rows", "too_wide" or
	"no_such_sheet".
	"""

	def __init__(self, problem: str) -> None:
		super().__init__(problem)
		self.problem = problem


@dataclass(frozen=True)
class Failed:
	"""A cell whose formula gave nothing: "cell_error", with what it shows, or "not_computed"."""

	problem: str
	shown: str = ""


NOT_COMPUTED = Failed("not_computed")

Cell = str | int | float | bool | date | time | Failed | None
# First row, first column, last row, last column of cells made one; rows count from 1, columns from 0.
Range = tuple[int, int, int, int]


class Record(NamedTuple):
	"""One row: its number in the file (1 is the first), its cells, and how it is shown there."""

	number: int
	cells: tuple[Cell, ...]
	is_hidden: bool = False
	# The places of the cells that are struck through.
	struck: frozenset[int] = frozenset()

	@property
	def is_blank(self) -> bool:
		return not any(is_filled(cell) for cell in self.cells)


@dataclass(frozen=True)
class Table:
	"""A sheet of a workbook, or a text file read with one separator; `records` may be asked several times.

	`is_guess` where only what it holds can tell whether it was read rightly.
	"""

	records: Callable[[], Iterator[Record]] = field(repr=False)
	name: str = ""
	is_hidden: bool = False
	separator: str = ""
	encoding: str = ""
	is_guess: bool = False
	merged: Callable[[], tuple[Range, ...]] = field(default=tuple, repr=False)
	epoch: datetime | None = None

	def filled(self) -> Iterator[Record]:
		"""The records that hold something. Raises UnreadableSheet."""
		return (record for record in self.records() if not record.is_blank)

	def day(self, number: int | float) -> date | None:
		"""The day that a cell holds as a number; None where it is none."""
		if self.epoch is None or not DAYS.start <= number < DAYS.stop:
			return None
		found: datetime = from_excel(int(number), self.epoch)
		return found.date()


def is_filled(cell: Cell) -> bool:
	return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def letter(column: int) -> str:
	"""What a spreadsheet calls a column that is counted from 0: A, B … Z, AA."""
	letters = ""
	while column >= 0:
		letters = chr(65 + column % 26) + letters
		column = column // 26 - 1
	return letters


def number_of(letters: str) -> int:
	"""The column, counted from 0, that a spreadsheet calls so."""
	number = 0
	for each in letters:
		number = number * 26 + ord(each) - 64
	return number - 1
