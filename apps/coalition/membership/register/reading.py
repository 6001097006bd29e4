"""What a register says, and all that is wrong with it, by row and column. Pure: no database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from coalition.base.text.answers import Here
from coalition.base.text.figures import Unreadable
from coalition.base.text.words import tidy
from coalition.membership.register.cells import CannotBeRead, Cells, Choices, shown
from coalition.membership.register.columns import COLUMNS, Column, column_of
from coalition.membership.register.known import Identity, compared
from coalition.membership.register.sheet import Cell, Sheet, letter, read_sheet

# A title or two may stand above the headings.
HEADINGS_WITHIN = 10


@dataclass(frozen=True)
class Problem:
	"""Something wrong at a row and in a column of the file; `value` is what stands there.

	"no_column", "two_columns", "missing", "merged", "not_computed", "cell_error", "too_long",
	"in_the_future", "before_joining", "not_a_choice", "twice",
	"no_charter", "alike" (`value` is the member that is meant), "refused", or one of base/text.
	"""

	row: int
	column: str
	problem: str
	value: str = field(default="", repr=False)


@dataclass(frozen=True)
class RegisterRow:
	"""One organisation: field -> what its cell says; what is empty is "" or None."""

	line: int
	values: dict[str, object] = field(repr=False)

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


@dataclass(frozen=True)
class Register:
	"""The rows without a problem, how many there are in all, and the headings that nobody knows."""

	rows: list[RegisterRow]
	number: int
	problems: list[Problem]
	unknown: list[str]


def read(content: bytes, here: Here, choices: Choices | None = None) -> Register:
	"""Read a CSV or XLSX file. Raises UnreadableSheet where no cell of it can be read.

	What stands in a cell is read as a form reads it (base/text/answers.py), or is a date of the spreadsheet.
	A row with a problem is not among the rows; of two that name the same organisation the first counts.
	"""
	return _Reader(read_sheet(content), here, choices or {}).register()


class _Reader:
	def __init__(self, sheet: Sheet, here: Here, choices: Choices) -> None:
		self.sheet, self.cells = sheet, Cells(sheet, here, choices)
		self.problems: list[Problem] = []
		self.seen: dict[Identity, int] = {}

	def register(self) -> Register:
		place, headings = self._headings()
		columns = self._columns(self.sheet.rows[place][0] if headings else 1, headings)
		unknown = [text for text in headings if text and not column_of(text)]
		if self.problems:
			return Register([], 0, self.problems, unknown)
		lines = self.sheet.rows[place + 1 :]
		rows = [row for line in lines if (row := self._row(*line, columns))]
		return Register(rows, len(lines), self.problems, unknown)

	def _headings(self) -> tuple[int, list[str]]:
		"""The row, among the first ones, that holds most of the headings that we know."""
		best, found = 0, [tidy(shown(cell)) for cell in self.sheet.rows[0][1]] if self.sheet.rows else []
		most = _known(found)
		for place, (_number, row) in enumerate(self.sheet.rows[:HEADINGS_WITHIN]):
			texts = [tidy(shown(cell)) for cell in row]
			if _known(texts) > most:
				best, found, most = place, texts, _known(texts)
		return best, found

	def _columns(self, line: int, headings: list[str]) -> list[tuple[int, str, Column]]:
		"""The place, the heading and the column of each that is there."""
		found = [(place, text, column) for place, text in enumerate(headings) if (column := column_of(text))]
		for column in COLUMNS:
			number = sum(each is column for _place, _text, each in found)
			if number > 1:
				self.problems.append(Problem(line, column.headings[0], "two_columns"))
			elif column.is_needed and not number:
				self.problems.append(Problem(line, column.headings[0], "no_column"))
		return found

	def _row(
		self, line: int, cells: Sequence[Cell], columns: list[tuple[int, str, Column]]
	) -> RegisterRow | None:
		before = len(self.problems)
		values: dict[str, object] = {}
		for place, heading, column in columns:
			cell = cells[place] if place < len(cells) else None
			try:
				values[column.field] = self.cells.read(line, place, column, cell)
			except (CannotBeRead, Unreadable) as error:
				text = getattr(error, "value", "") or shown(cell)
				self.problems.append(Problem(line, heading or letter(place), error.problem, text[:80]))
		if len(self.problems) == before:
			self._check_together(line, values, {column.field: text for _place, text, column in columns})
		return RegisterRow(line, values) if len(self.problems) == before else None

	def _check_together(self, line: int, values: dict[str, object], headings: dict[str, str]) -> None:
		"""What one cell alone does not tell."""
		since, declared = values["member_since"], values.get("declared_on")
		assert isinstance(since, date)
		if isinstance(declared, date) and declared < since:
			self.problems.append(
				Problem(line, headings["declared_on"], "before_joining", declared.isoformat())
			)
		identity = compared(str(values["organisation_name"]), str(values["place"]))
		first = self.seen.setdefault(identity, line)
		if first != line:
			self.problems.append(Problem(line, headings["organisation_name"], "twice", str(first)))


def _known(texts: list[str]) -> int:
	return sum(column_of(text) is not None for text in texts)
