"""What a proposed change says, and whether it still fits what is stored. Pure: no database.

A value is a text, or for a table a list of rows of texts. A row that is stored already carries its name
under ROW, so that what the form does not show of it stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coalition.base.text.markup import as_written

Row = dict[str, str]
Value = str | list[Row]
ROW = "row"


@dataclass(frozen=True)
class Changed:
	"""One field: what stood there when the change was proposed, and what shall stand there."""

	field: str
	old: Value
	new: Value


def as_text(value: object) -> str:
	"""A stored value as it is compared: a number that is 0 was never filled in."""
	if value is None or value == 0:
		return ""
	if isinstance(value, date | datetime):
		return value.isoformat()[:10]
	return as_written(str(value)).replace("\r\n", "\n").strip()


def as_rows(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> list[Row]:
	"""The rows of a table as they are compared; those without anything in them are left out."""
	found = [
		{**{name: as_text(row.get(name)) for name in columns}, ROW: as_text(row.get(ROW))} for row in rows
	]
	return [row for row in found if any(row[name] for name in columns)]


def differences(stored: Mapping[str, Value], wanted: Mapping[str, Value]) -> list[Changed]:
	"""What is wanted otherwise than it is stored, field by field, in the order of what is wanted."""
	return [
		Changed(field, stored[field], value)
		for field, value in wanted.items()
		if not same(stored[field], value)
	]


def same(one: Value, other: Value) -> bool:
	"""Whether two values say the same."""
	return one == other


def outdated(changes: Iterable[Changed], stored: Mapping[str, Value]) -> list[str]:
	"""The fields in which something else stands by now than when the change was proposed.

	A field that is gone, or that says by now what was proposed, counts as well: whoever decides looks again.
	"""
	return [
		each.field for each in changes if each.field not in stored or not same(stored[each.field], each.old)
	]


def to_store(changes: Iterable[Changed]) -> list[dict[str, object]]:
	return [{"field": each.field, "old": each.old, "new": each.new} for each in changes]


def from_store(rows: Iterable[Mapping[str, object]]) -> list[Changed]:
	"""Raises ValueError where what is stored is no change."""
	return [Changed(_text(row.get("field")), _value(row.get("old")), _value(row.get("new"))) for row in rows]


def _value(value: object) -> Value:
	if isinstance(value, list):
		return [{_text(key): _text(text) for key, text in row.items()} for row in value]
	return _text(value)


def _text(value: object) -> str:
	if not isinstance(value, str):
		raise ValueError("no text")
	return as_written(value)
