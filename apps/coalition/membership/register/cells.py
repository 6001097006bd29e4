"""One cell of a register, read as its column says. Pure: no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from coalition.base.text.answers import Asked, Here, read_answer
from coalition.base.text.dates import read_date, read_year
from coalition.base.text.figures import Unreadable
from coalition.base.text.spreadsheets import unmarked
from coalition.base.text.words import tidy, tidy_number
from coalition.membership.register.columns import Column, Kind, heading_of
from coalition.membership.register.sheet import Cell, Sheet

# What a spreadsheet shows where a formula failed.
FAILED = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")

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

	sheet: Sheet
	here: Here
	choices: Choices

	def read(self, line: int, place: int, column: Column, cell: Cell) -> object:
		"""What stands in a cell; "", [] or None where that is nothing. Raises CannotBeRead, Unreadable."""
		if cell is None:
			self._check_really_empty(line, place)
		if isinstance(cell, str) and cell in FAILED:
			raise CannotBeRead("cell_error")
		value = _READERS[column.kind](self, column, cell)
		if column.is_needed and value in ("", None):
			raise CannotBeRead("missing")
		if isinstance(value, str) and len(value) > column.longest:
			raise CannotBeRead("too_long")
		return value

	def _check_really_empty(self, line: int, place: int) -> None:
		if self.sheet.merged and self.sheet.is_merged(line, place):
			raise CannotBeRead("merged")
		if (line, place) in self.sheet.unknown:
			raise CannotBeRead("not_computed")

	def _text(self, column: Column, cell: Cell) -> str:
		return tidy(shown(cell))

	def _long_text(self, column: Column, cell: Cell) -> str:
		return "\n".join(filter(None, (tidy(line) for line in shown(cell).splitlines())))

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
			if day := self.sheet.day(cell):
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
		if not (value := self.choices.get(column.field, {}).get(heading_of(text))):
			raise CannotBeRead("not_a_choice")
		return value

	def _list(self, column: Column, cell: Cell) -> list[str]:
		return list(dict.fromkeys(filter(None, map(tidy, _entries(shown(cell))))))

	def _registrations(self, column: Column, cell: Cell) -> list[dict[str, object]]:
		return [self._registration(entry) for entry in filter(None, map(tidy, _entries(shown(cell))))]

	def _registration(self, entry: str) -> dict[str, object]:
		"""Who registered it, the number, until when, and where: whatever is not known stays empty."""
		parts = [tidy(part) for part in entry.split("|")]
		if len(parts) > 4 or not parts[0]:
			raise CannotBeRead("not_a_registration", entry)
		authority, number, until, area = [*parts, "", "", ""][:4]
		return {
			"authority": authority,
			"number": tidy_number(number),
			"valid_until": self._day(until),
			"area": area,
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


def shown(cell: Cell) -> str:
	"""What a person reads in the cell."""
	if cell is None:
		return ""
	if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
		# A telephone number that the spreadsheet took for a number.
		return str(int(cell))
	if isinstance(cell, datetime) and cell.time() == time():
		return cell.date().isoformat()
	text = str(cell)
	# The mark by which a spreadsheet, or our own export, makes a text of what would be a formula.
	return unmarked(text)


def _entries(text: str) -> list[str]:
	return text.replace("؛", ";").replace("\n", ";").split(";")
