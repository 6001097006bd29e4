"""Reading a register of members from a CSV file with Arabic or English headings. Pure: no database."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date

from coalition.base.words import tidy, tidy_number

# Field -> the headings that mean it.
HEADINGS = {
	"organisation_name": ("اسم المنظمة", "Organisation Name"),
	"name_latin": ("الاسم بالأحرف اللاتينية", "Name in Latin Script"),
	"place": ("المكان", "Place"),
	"sector": ("القطاع", "Sector"),
	"contact_person": ("جهة الاتصال", "Contact Person"),
	"contact_phone": ("الهاتف", "Phone"),
	"contact_email": ("البريد الإلكتروني", "E-mail"),
	"member_since": ("تاريخ الانضمام", "Member since"),
	"declared_on": ("تاريخ الإقرار بالميثاق", "Declared on"),
}
REQUIRED = ("organisation_name", "place", "sector", "member_since")
NUMBERS = ("contact_phone", "contact_email")
DATES = ("member_since", "declared_on")


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class RegisterProblem(ValueError):
	"""A file that cannot be read: `line` of the file (1 is the headings), `column` and `problem`.

	The problems are "not_utf8", "not_csv", "no_column", "two_columns", "missing" and "not_a_date".
	"""

	def __init__(self, line: int, column: str, problem: str) -> None:
		super().__init__(f"{line}: {column}: {problem}")
		self.line, self.column, self.problem = line, column, problem


@dataclass(frozen=True)
class RegisterRow:
	"""One organisation of the register; `declared_on` is the day of its charter declaration, if any."""

	line: int
	organisation_name: str
	name_latin: str
	place: str
	sector: str
	contact_person: str
	contact_phone: str
	contact_email: str
	member_since: date
	declared_on: date | None


def read(content: bytes) -> list[RegisterRow]:
	"""The rows of a CSV file in UTF-8, in its order; empty lines are passed over.

	Dates are written year-month-day, in Western or Arabic-Indic digits. Raises RegisterProblem.
	"""
	try:
		lines = _lines(content.decode("utf-8-sig"))
	except UnicodeDecodeError:
		raise RegisterProblem(1, "", "not_utf8") from None
	except csv.Error:
		raise RegisterProblem(1, "", "not_csv") from None
	columns = _columns(lines[0][1] if lines else [])
	return [_row(number, line, columns) for number, line in lines[1:] if any(map(tidy, line))]


def _lines(text: str) -> list[tuple[int, list[str]]]:
	"""Each line with its number in the file.

	Spreadsheets separate by comma, semicolon or tab, as their country's settings have it.
	"""
	separator = max(",;\t", key=text.partition("\n")[0].count)
	reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
	return [(reader.line_num, line) for line in reader]


def _columns(headings: list[str]) -> dict[str, int]:
	"""Field -> its place in a line."""
	found = [tidy(heading).casefold() for heading in headings]
	columns = {}
	for field, names in HEADINGS.items():
		places = [place for place, heading in enumerate(found) if heading in map(str.casefold, names)]
		if len(places) > 1:
			raise RegisterProblem(1, names[0], "two_columns")
		if places:
			columns[field] = places[0]
		elif field in REQUIRED:
			raise RegisterProblem(1, names[0], "no_column")
	return columns


def _row(number: int, line: list[str], columns: dict[str, int]) -> RegisterRow:
	values: dict[str, str] = {field: "" for field in HEADINGS}
	for field, place in columns.items():
		text = line[place] if place < len(line) else ""
		values[field] = tidy_number(text) if field in (*NUMBERS, *DATES) else tidy(text)
	for field in REQUIRED:
		if not values[field]:
			raise RegisterProblem(number, HEADINGS[field][0], "missing")
	dates = {field: _date(number, field, values[field]) for field in DATES}
	return RegisterRow(line=number, **{**values, **dates})  # type: ignore[arg-type]


def _date(number: int, field: str, text: str) -> date | None:
	if not text:
		return None
	try:
		# Newer versions of Python read other forms as well; a register means one day by one text.
		return date.fromisoformat(text if _DATE.fullmatch(text) else "")
	except ValueError:
		raise RegisterProblem(number, HEADINGS[field][0], "not_a_date") from None
