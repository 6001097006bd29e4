"""A form of a member's own fields, as it was typed: read and checked by kind. Pure: no database.

A field of a table is called `table-number-column`, and `table-number-row` holds the name of a stored row.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from coalition.base.text.answers import Asked, Here, read_answer
from coalition.base.text.words import tidy
from coalition.membership.change_proposals.changes import ROW, Row, Value

MOST_ROWS = 40


@dataclass(frozen=True)
class Field:
	"""A field that may be typed: what is asked, how long it may be, what may be chosen."""

	name: str
	asked: Asked = Asked.LINE
	longest: int = 140
	offered: Collection[str] = ()
	required: bool = False


@dataclass
class Typed:
	"""What was typed, tidied, and what is wrong with it: name in the form -> a problem's key."""

	values: dict[str, Value] = field(default_factory=dict)
	problems: dict[str, str] = field(default_factory=dict)


def name_in_form(table: str, number: int, column: str) -> str:
	return f"{table}-{number}-{column}"


def read_fields(form: Mapping[str, str], fields: Sequence[Field], here: Here) -> Typed:
	"""The fields of a record; one that the form does not have was emptied."""
	typed = Typed()
	for each in fields:
		typed.values[each.name] = _read_into(typed, each, form.get(each.name, ""), each.name, here)
	return typed


def read_table(
	form: Mapping[str, str], table: str, columns: Sequence[Field], known: Collection[str], here: Here
) -> Typed:
	"""The rows of a table, those that are empty left out; `known` are the names of the stored ones.

	A row that names a stored one which is not this member's counts as new.
	"""
	typed, rows, seen = Typed(), [], set()
	for number in range(min(_rows_in(form, table), MOST_ROWS)):
		texts = {each.name: form.get(name_in_form(table, number, each.name), "") for each in columns}
		if not any(tidy(text) for name, text in texts.items() if _tells(columns, name)):
			continue
		row: Row = {
			each.name: _read_into(typed, each, texts[each.name], name_in_form(table, number, each.name), here)
			for each in columns
		}
		stored = form.get(name_in_form(table, number, ROW), "")
		row[ROW] = stored if stored in known and stored not in seen else ""
		seen.add(row[ROW])
		rows.append(row)
	typed.values[table] = rows
	return typed


def read_ticked(form: Mapping[str, str], table: str, column: str, offered: Sequence[str]) -> list[Row]:
	"""What is ticked in a list of which several may be, each by its name: orders differ."""
	ticked = (text for text in offered if form.get(f"{table}-{text}"))
	return [{column: text, ROW: ""} for text in sorted(ticked)]


def _tells(columns: Sequence[Field], name: str) -> bool:
	"""Whether a filled-in column makes a row: what is chosen or ticked beforehand does not."""
	return next(each.asked for each in columns if each.name == name) is not Asked.TICK


def _rows_in(form: Mapping[str, str], table: str) -> int:
	pattern = re.compile(rf"{re.escape(table)}-(\d{{1,4}})-\w+", re.ASCII)
	numbers = [int(match[1]) for name in form if (match := pattern.fullmatch(name))]
	return max(numbers, default=-1) + 1


def _read_into(typed: Typed, wanted: Field, text: str, name: str, here: Here) -> str:
	value, problem = read(wanted, text, here)
	if problem:
		typed.problems[name] = problem
	return value


def read(wanted: Field, text: str, here: Here) -> tuple[str, str]:
	"""A typed text, tidied, with the key of what is wrong with it ("" where nothing is)."""
	value, problem = read_answer(wanted.asked, text, here)
	if not value:
		return "", "missing" if wanted.required else ""
	if len(value) > wanted.longest:
		return value, "too_long"
	if wanted.asked is Asked.CHOICE:
		return value, "" if value in wanted.offered else "not_listed"
	return value, problem
