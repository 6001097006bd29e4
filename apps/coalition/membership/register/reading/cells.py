"""One cell of a register, read as its column says. Pure: no database."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from coalition.base.text.answers import Asked, Here, read_answer, tidy_lines
from coalition.base.text.dates import read_date, read_year
from coalition.base.text.figures import Unreadable
from coalition.base.text.markup import names_no_attribute, plain
from coalition.base.text.spreadsheets import unmarked
from coalition.base.text.words import tidy, tidy_number
from coalition.membership.register.reading import entries
from coalition.membership.register.reading.choices import chosen
from coalition.membership.register.reading.columns import LONGEST, SEVERAL, Column, Kind
from coalition.membership.register.reading.sheet import Cell, Failed, Range, Table

# What a text shows where a formula failed, in the language of whichever spreadsheet: #WERT!, #¡VALOR!, #YOK.
_ERROR = re.compile(
	r"#[¡¿]?[^\W\d_a-z][^\Wa-z_]*(?:/[^\W_a-z]+)*[!?]|#(?:N/A|NV|N/D|YOK|I/T)|#{3,}|Err:\d{3}"
)

_LONGEST_ERROR = 40
# Field -> what may stand there, heading_of -> the value that it means.
Choices = Mapping[str, Mapping[str, str]]


class CannotBeRead(ValueError):
	"""What is wrong with one cell; `value` is the part of it that is meant, where it is not all."""

	def __init__(self, problem: str, value: str = "") -> None:
		super().__init__(problem)
		self.problem, self.value = problem, value


@dataclass(frozen=True)
class Cells:
	"""Reads cells of one file: what a number or a choice means depends on it."""

	table: Table
	here: Here
	choices: Choices
	merged: tuple[Range, ...] = ()
	# Field -> what a needed column says where nothing stands.
	otherwise: Mapping[str, object] = field(default_factory=dict)

	def read(self, line: int, place: int, column: Column, cell: Cell) -> object:
		"""What stands in a cell; "", [] or None where that is nothing. Raises CannotBeRead, Unreadable."""
		if cell is None:
			return self._nothing(line, place, column)
		if isinstance(cell, Failed):
			raise CannotBeRead(cell.problem)
		if len(shown(cell)) > column.longest * (1 if column.kind in SEVERAL else 4):
			# Before anything looks at each letter; blanks and signs that go may make up some of it.
			raise CannotBeRead("too_long")
		if isinstance(cell, str):
			cell = self._said(cell)
		value = _READERS[column.kind](self, column, cell)
		if column.is_needed and value in ("", None):
			return self._otherwise(column)
		if isinstance(value, str) and len(value) > column.longest:
			raise CannotBeRead("too_long")
		return value

	def _nothing(self, line: int, place: int, column: Column) -> object:
		if self._is_merged(line, place):
			raise CannotBeRead("merged")
		if column.is_needed:
			return self._otherwise(column)
		return [] if column.kind in SEVERAL else None

	def _otherwise(self, column: Column) -> object:
		if column.field not in self.otherwise:
			raise CannotBeRead("missing")
		return self.otherwise[column.field]

	def _is_merged(self, row: int, column: int) -> bool:
		return any(
			top <= row <= bottom and left <= column <= right for top, left, bottom, right in self.merged
		)

	def _said(self, text: str) -> Cell:
		"""What a text says; None where it says that there is nothing."""
		bare = shown(text).strip()
		if bare.startswith(("#", "Err")) and len(bare) <= _LONGEST_ERROR and _ERROR.fullmatch(bare):
			raise CannotBeRead("cell_error")
		return None if entries.is_nothing(bare) else text

	def _text(self, column: Column, cell: Cell) -> str:
		return _as_kept(tidy(shown(cell)))

	def _long_text(self, column: Column, cell: Cell) -> str:
		return plain(tidy_lines(shown(cell)))

	def _number(self, column: Column, cell: Cell) -> str:
		return tidy_number(shown(cell))

	def _answer(self, column: Column, cell: Cell) -> str:
		"""As a form reads it. Raises Unreadable."""
		text, problem = read_answer(_ANSWERS[column.kind], shown(cell), self.here)
		if problem:
			raise Unreadable(problem)
		return text

	def _date(self, column: Column, cell: Cell) -> date | None:
		day = self._day(cell)
		if day and day > self.here.today:
			raise CannotBeRead("in_the_future")
		return day

	def _day(self, cell: Cell) -> date | None:
		if isinstance(cell, datetime):
			return cell.date()
		if isinstance(cell, date):
			return cell
		if isinstance(cell, int | float) and not isinstance(cell, bool):
			if day := self.table.day(cell):
				return day
			raise Unreadable("not_a_day")
		text = tidy(shown(cell))
		return read_date(text) if text else None

	def _year(self, column: Column, cell: Cell) -> int | None:
		text = tidy(shown(cell))
		# 0 is what a record holds that says no year.
		return read_year(text, self.here.today.year) if text not in ("", "0") else None

	def _choice(self, column: Column, cell: Cell) -> str:
		text = tidy(shown(cell))
		if not text:
			return ""
		if not (value := chosen(text, self.choices.get(column.field, {}))):
			raise CannotBeRead("not_a_choice")
		return value

	def _list(self, column: Column, cell: Cell) -> list[str]:
		"""Entries as they are written: what one of them names, the lists say (entering/lists.py)."""
		return list(dict.fromkeys(map(entries.plain, entries.split(shown(cell)))))

	def _registrations(self, column: Column, cell: Cell) -> list[dict[str, object]]:
		return [self._registration(entry) for entry in entries.split(shown(cell))]

	def _registration(self, entry: str) -> dict[str, object]:
		"""Who registered it, the number, until when, and where: whatever is not known stays empty."""
		parts = entries.parts_of(entry)
		if len(parts) > 4 or not parts[0]:
			raise CannotBeRead("not_a_registration", entry)
		if any(len(part) > LONGEST for part in parts):
			raise CannotBeRead("too_long", entry)
		authority, number, until, area = [*parts, "", "", ""][:4]
		return {
			"authority": _as_kept(authority),
			"number": _as_kept(tidy_number(number)),
			"valid_until": self._day(until),
			"area": _as_kept(area),
		}


_ANSWERS = {Kind.PHONE: Asked.PHONE, Kind.EMAIL: Asked.EMAIL, Kind.LINK: Asked.LINK}
_READERS: Mapping[Kind, Callable[[Cells, Column, Cell], object]] = {
	Kind.TEXT: Cells._text,
	Kind.LONG_TEXT: Cells._long_text,
	Kind.NUMBER: Cells._number,
	Kind.PHONE: Cells._answer,
	Kind.EMAIL: Cells._answer,
	Kind.YEAR: Cells._year,
	Kind.LINK: Cells._answer,
	Kind.DATE: Cells._date,
	Kind.CHOICE: Cells._choice,
	Kind.LIST: Cells._list,
	Kind.REGISTRATIONS: Cells._registrations,
}


def _as_kept(text: str) -> str:
	"""A line as its record will keep it, so that whoever was entered is known by it again."""
	return names_no_attribute(plain(text))


def shown(cell: Cell) -> str:
	"""What a person reads in the cell."""
	if cell is None:
		return ""
	if isinstance(cell, Failed):
		return cell.shown
	if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
		# A telephone number that the spreadsheet took for a number.
		return str(int(cell))
	if isinstance(cell, datetime) and cell.time() == time():
		return cell.date().isoformat()
	# The mark by which a spreadsheet, or our own export, makes a text of what would be a formula.
	return unmarked(str(cell))
