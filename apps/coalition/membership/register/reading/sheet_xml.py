"""The rows of a sheet's XML, as it streams in. Pure: no database.

openpyxl leaves out which rows are hidden and which cells failed as it reads row by row; what its whole reader
keeps of fifty thousand rows needs a gigabyte. Expat gives each cell as it comes.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from xml.parsers import expat

from openpyxl.utils.datetime import from_excel, from_ISO8601

from coalition.membership.register.reading.sheet import (
	LAST_ROW,
	MOST_COLUMNS,
	MOST_LETTERS,
	NOT_COMPUTED,
	Cell,
	Failed,
	Record,
	UnreadableSheet,
	number_of,
)

_ADDRESS = re.compile(r"([A-Za-z]{1,3})\d{0,7}")
_NUMBER = re.compile(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?", re.ASCII)
_ROW = re.compile(r"\d{1,7}(?:\.0+)?", re.ASCII)


@dataclass(frozen=True)
class Looks:
	"""The styles, by their numbers, that make a day of a number, and that strike a text through."""

	dates: frozenset[int]
	struck: frozenset[int]
	epoch: datetime


class SheetReader:
	"""Fed with pieces of a sheet, it answers the rows that are complete."""

	def __init__(self, texts: Sequence[str], looks: Looks) -> None:
		self.texts, self.looks = texts, looks
		self.found: list[Record] = []
		self.row = 0
		self.parser = expat.ParserCreate(namespace_separator=" ")
		self.parser.buffer_text = True
		self.parser.StartElementHandler = self._start
		self.parser.EndElementHandler = self._end
		self.parser.StartDoctypeDeclHandler = _refuse
		self.text: list[str] | None = None

	def feed(self, chunk: bytes) -> list[Record]:
		"""The rows that ended in this piece. Raises UnreadableSheet, and whatever broken XML leads to."""
		self.found = []
		self.parser.Parse(chunk, False)
		return self.found

	def _start(self, name: str, attributes: dict[str, str]) -> None:
		match name.rpartition(" ")[2]:
			case "c":
				self._begin_cell(attributes)
			case "v" | "t":
				self._begin_text()
			case "f":
				self.has_formula = True
			case "rPh":
				# How a text is spoken is no part of it.
				self.is_spoken = True
			case "row":
				self._begin_row(attributes)

	def _end(self, name: str) -> None:
		match name.rpartition(" ")[2]:
			case "c":
				self._end_cell()
			case "v" | "t":
				self._end_text()
			case "rPh":
				self.is_spoken = False
			case "row":
				self.found.append(Record(self.row, tuple(self.cells), self.is_hidden, frozenset(self.struck)))

	def _begin_row(self, attributes: dict[str, str]) -> None:
		self.row = self._row_number(attributes.get("r"))
		self.is_hidden = attributes.get("hidden") in ("1", "true") or _is_flat(attributes)
		self.cells: list[Cell] = []
		self.struck: set[int] = set()
		self.column = -1

	def _row_number(self, said: str | None) -> int:
		"""Rows come in their order: another would be lost among the titles, or told by a wrong number."""
		if said is not None and not _ROW.fullmatch(said):
			raise UnreadableSheet("not_a_spreadsheet")
		number = self.row + 1 if said is None else int(float(said))
		if not self.row < number <= LAST_ROW:
			raise UnreadableSheet("too_many_rows" if number > LAST_ROW else "not_a_spreadsheet")
		return number

	def _begin_cell(self, attributes: dict[str, str]) -> None:
		place = attributes.get("r")
		self.column = _column(place) if place else self.column + 1
		self.kind = attributes.get("t", "n")
		self.style = int(attributes.get("s", 0))
		self.pieces: list[str] = []
		self.letters = 0
		self.has_formula = self.is_spoken = False

	def _begin_text(self) -> None:
		if not self.is_spoken:
			self.parser.CharacterDataHandler = self._take_text

	def _take_text(self, piece: str) -> None:
		self.letters += len(piece)
		if self.letters > MOST_LETTERS:
			raise UnreadableSheet("too_big")
		self.pieces.append(piece)

	def _end_text(self) -> None:
		self.parser.CharacterDataHandler = None

	def _end_cell(self) -> None:
		value = self._value("".join(self.pieces))
		if value is None:
			return
		if self.column >= MOST_COLUMNS:
			raise UnreadableSheet("too_wide")
		self.cells.extend([None] * (self.column + 1 - len(self.cells)))
		self.cells[self.column] = value
		if self.style in self.looks.struck:
			self.struck.add(self.column)

	def _value(self, text: str) -> Cell:
		if self.kind in ("inlineStr", "str"):
			return text or None
		if not text.strip():
			return NOT_COMPUTED if self.has_formula else None
		match self.kind:
			case "s":
				return self._shared(text)
			case "e":
				return Failed("cell_error", text)
			case "b":
				return text.strip() in ("1", "true")
			case "d":
				moment: Cell = from_ISO8601(text)
				return moment
		return self._number(text)

	def _shared(self, place: str) -> str:
		text = self.texts[int(place)]
		if len(text) > MOST_LETTERS:
			raise UnreadableSheet("too_big")
		return text

	def _number(self, text: str) -> Cell:
		number = float(text) if _NUMBER.fullmatch(text.strip()) else math.inf
		if not math.isfinite(number):
			return Failed("cell_error", text[:80])
		if self.style in self.looks.dates:
			return self._moment(number, text)
		return int(number) if number.is_integer() and abs(number) < 1e15 else number

	def _moment(self, number: float, text: str) -> Cell:
		try:
			found: Cell = from_excel(number, self.looks.epoch)
			return found
		except (OverflowError, ValueError):
			# The spreadsheet shows such a day as a row of signs.
			return Failed("cell_error", text)


def _refuse(*_doctype: object) -> None:
	raise UnreadableSheet("not_a_spreadsheet")


def _is_flat(attributes: dict[str, str]) -> bool:
	"""Pulled together until nothing of it is seen."""
	return attributes.get("customHeight") in ("1", "true") and float(attributes.get("ht", 1)) == 0


@lru_cache(maxsize=MOST_COLUMNS * 4)
def _of_letters(letters: str) -> int:
	return number_of(letters)


def _column(place: str) -> int:
	found = _ADDRESS.fullmatch(place)
	if not found:
		raise UnreadableSheet("not_a_spreadsheet")
	return _of_letters(found[1].upper())
