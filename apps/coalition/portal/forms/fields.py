"""What a form asks: fields, tables of rows, lists to tick, files. Pure: no database.

In a form, as browsers send it, a field of a row is called `table-0-column` and an entry of a list `list-0`.
Who is asked what is decided before parts are made: a form knows no kinds of applicants.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coalition.base.text.answers import Asked
from coalition.base.text.finding import Option
from coalition.base.text.signatures import Signature

# In a row that is stored already: its name, so that what the form does not show of it stays.
ROW = "row"
# Behind the name of a field in which one of many is sought: which one was chosen of several that were found.
CHOSEN = "chosen"


@dataclass(frozen=True)
class Field:
	"""One question. `offered` names the list that it is chosen from.

	A `hidden` one is written by the form's own template. `signature` says who signs, and under which text.
	"""

	name: str
	asked: Asked = Asked.LINE
	longest: int = 140
	required: bool = False
	offered: str = ""
	hidden: bool = False
	signature: Signature | None = None


@dataclass(frozen=True)
class Rows:
	"""A table: any number of rows up to `most`. A row in use answers one of `any_of`, where that is said.

	Where rows are stored already, `stored` has their names, and each row that is read has its own under ROW.
	"""

	name: str
	fields: tuple[Field, ...]
	most: int = 10
	any_of: tuple[str, ...] = ()
	stored: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Many:
	"""Any number of entries of a list."""

	name: str
	offered: str


@dataclass(frozen=True)
class File:
	"""A file; `accepted` is what a browser offers to choose. What it holds is judged by who takes it."""

	name: str
	required: bool = False
	accepted: str = ""


Part = Field | Rows | Many | File
# What is kept of a form, as JSON: texts, lists of texts, lists of rows of texts.
Answer = str | list[str] | list[dict[str, str]]
Answers = Mapping[str, Answer]
# List -> its entries: what is kept, and what people read.
Options = Mapping[str, Sequence[Option]]


def cell(table: str, number: int, column: str) -> str:
	"""What a field of a row is called in a form."""
	return f"{table}-{number}-{column}"


def entry(many: str, number: int) -> str:
	"""What an entry of a list to tick is called in a form."""
	return f"{many}-{number}"


def chosen(name: str) -> str:
	"""What the choice among several that were found is called in a form."""
	return f"{name}-{CHOSEN}"


def part_of(parts: Iterable[Part], name: str) -> Part | None:
	return next((part for part in parts if part.name == name), None)
