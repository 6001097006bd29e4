"""Registers as files, for tests that read them."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from coalition.base.text.answers import Here
from coalition.membership.register.reading.columns import COLUMNS
from coalition.membership.register.reading.register import Asked, Problem, RegisterRow, open_register

HERE = Here(date(2026, 11, 22), ("SY",))
ARABIC = [column.headings[0] for column in COLUMNS[:9]]
ROW = ["جمعية بذور", "Buzur", "حمص", "الصحة", "س", "٠٩٤٤ ١٢٣٤٥٦", "", "٢٠١٦-٠٣-٠١", ""]
# The columns that a register needs, in as few letters as can be.
SHORT = ["اسم المنظمة", "المكان", "القطاع", "تاريخ الانضمام"]


def short(
	name: object, place: object = "حمص", sector: object = "الصحة", since: object = "2016-03-01"
) -> list:
	return [name, place, sector, since]


def as_csv(*lines: list, separator: str = ",") -> bytes:
	text = io.StringIO()
	csv.writer(text, delimiter=separator).writerows(lines)
	return text.getvalue().encode("utf-8-sig")


def as_xlsx(*lines: list, change: Callable | None = None) -> bytes:
	book = Workbook()
	for line in lines:
		book.active.append(line)
	if change:
		change(book.active)
	return written(book)


def written(book: Workbook) -> bytes:
	stream = io.BytesIO()
	book.save(stream)
	return stream.getvalue()


@dataclass
class Read:
	"""The rows of a register without a problem, and all the problems."""

	rows: list[RegisterRow]
	problems: list[Problem]
	unknown: list[str]

	@property
	def names(self) -> list[str]:
		return [row.name for row in self.rows]


def read(content: bytes, here: Here = HERE, choices: dict | None = None, asked: Asked | None = None) -> Read:
	register = open_register(content, asked)
	rows = list(register.rows(here, choices))
	problems = [*register.problems, *(problem for row in rows for problem in row.problems)]
	return Read([row for row in rows if not row.problems], problems, register.unknown)


def of(*lines: list, choices: dict | None = None) -> Read:
	return read(as_csv(*lines), HERE, choices)


def told(register: Read) -> list[tuple[int, str]]:
	return [(problem.row, problem.problem) for problem in register.problems]


def with_cell(place: int, text: object) -> list:
	return [*ROW[:place], text, *ROW[place + 1 :]]
