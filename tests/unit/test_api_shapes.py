"""Requests read by their types, and the schemas that tell the same."""

import json
import re
from dataclasses import dataclass, make_dataclass
from datetime import date, datetime, timezone
from enum import Enum
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.api.shapes.field_info import FieldInfo
from coalition.api.shapes.reading import Invalid, Problem, read
from coalition.api.shapes.schema import field_schema, schema_of
from coalition.api.shapes.writing import plain


class Colour(Enum):
	RED = "red"
	GREEN = "green"


@dataclass(frozen=True)
class Row:
	name: Annotated[str, FieldInfo(shortest=1, longest=5)]
	since: date | None = None


@dataclass(frozen=True)
class Asked:
	number: Annotated[int, FieldInfo("How many.", least=0, most=9)]
	kind: Literal["a", "b"] = "a"
	colour: Colour | None = None
	sure: bool = False
	rows: Annotated[tuple[Row, ...], FieldInfo(items=3)] = ()


def problems(sent: dict) -> dict[str, str]:
	with pytest.raises(Invalid) as refused:
		read(Asked, sent)
	return {each.field: each.code for each in refused.value.problems}


def test_what_fits_is_read_whole():
	sent = {
		"number": 3,
		"kind": "b",
		"colour": "red",
		"sure": True,
		"rows": [{"name": "x", "since": "2017-01-16"}],
	}
	assert read(Asked, sent) == Asked(3, "b", Colour.RED, True, (Row("x", date(2017, 1, 16)),))


def test_what_comes_as_text_says_the_same():
	sent = {"number": " ٣ ", "sure": "true", "rows": '[{"name": "x"}]', "colour": None}
	assert read(Asked, sent) == Asked(3, sure=True, rows=(Row("x"),))


def test_every_problem_is_named_with_its_place():
	sent = {"kind": "c", "sure": "maybe", "rows": [{"name": "too long"}, {"nam": "x"}, 7], "x": 1}
	assert problems(sent) == {
		"x": "unknown",
		"number": "missing",
		"kind": "not_listed",
		"sure": "not_true_or_false",
		"rows.0.name": "too_long",
		"rows.1.nam": "unknown",
		"rows.1.name": "missing",
		"rows.2": "not_an_object",
	}


@pytest.mark.parametrize(
	("number", "code"),
	(
		(True, "not_a_whole_number"),
		(3.5, "not_a_whole_number"),
		("3.5", "not_a_whole_number"),
		("", "not_a_whole_number"),
		("٣٫٥", "not_a_whole_number"),
		("9" * 40, "not_a_whole_number"),
		(None, "missing"),
		([], "not_a_whole_number"),
		(-1, "too_small"),
		("١٠", "too_large"),
	),
)
def test_a_number_is_refused_rather_than_taken_for_another(number, code):
	assert problems({"number": number}) == {"number": code}


@pytest.mark.parametrize("text", ("01-16-2017", "2017-02-30", "20170116", "", 5))
def test_what_is_no_day_is_refused(text):
	sent = {"number": 1, "rows": [{"name": "x", "since": text}]}
	assert problems(sent) == {"rows.0.since": "not_a_date"}


def test_lists_and_texts_have_an_end():
	assert problems({"number": 1, "rows": [{"name": "x"}] * 4}) == {"rows": "too_many"}
	assert problems({"number": 1, "rows": [{"name": " \u200f "}]}) == {"rows.0.name": "empty"}


json_values = st.recursive(
	st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
	lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
	max_leaves=12,
)
names = st.sampled_from(("number", "kind", "colour", "sure", "rows", "x"))


def test_a_day_that_no_record_can_hold_is_named():
	assert problems({"number": 1, "rows": [{"name": "x", "since": "0999-12-31"}]}) == {
		"rows.0.since": "no_such_year"
	}


@pytest.mark.parametrize("shortest", [0, 1])
@given(text=st.text(max_size=20))
def test_characters_that_the_schema_lets_through_can_be_stored(shortest, text):
	hint = Annotated[str, FieldInfo(shortest=shortest)]
	shape = make_dataclass("Named", [("name", hint)], frozen=True)
	if re.search(field_schema(hint, {})["pattern"], text):
		try:
			read(shape, {"name": text})
		except Invalid as invalid:
			# Marks that nobody sees are taken away, and then nothing may be left.
			assert [each.code for each in invalid.problems] == ["empty"]


@given(st.dictionaries(names, json_values))
def test_whatever_is_sent_is_read_or_refused_by_name(sent):
	try:
		found = read(Asked, sent)
	except Invalid as refused:
		assert refused.problems and all(isinstance(each, Problem) and each.code for each in refused.problems)
	else:
		assert isinstance(found, Asked) and 0 <= found.number <= 9


@given(
	st.builds(
		Asked,
		st.integers(0, 9),
		st.sampled_from(("a", "b")),
		st.none() | st.sampled_from(Colour),
		st.booleans(),
		st.lists(
			st.builds(
				Row,
				st.text("ab", min_size=1, max_size=5),
				st.none() | st.dates(date(1850, 1, 1), date(2199, 12, 31)),
			),
			max_size=3,
		).map(tuple),
	)
)
def test_what_is_written_is_read_again(value):
	assert read(Asked, json.loads(json.dumps(plain(value)))) == value


def test_moments_are_told_with_their_offset():
	assert plain(datetime(2026, 1, 2, 3, 4, tzinfo=timezone.utc)) == "2026-01-02T03:04:00+00:00"


def test_the_schema_says_what_is_read():
	known = {}
	assert schema_of(Asked, known) == {"$ref": "#/components/schemas/Asked"}
	assert known["Asked"]["required"] == ["number"] and known["Asked"]["additionalProperties"] is False
	number = known["Asked"]["properties"]["number"]
	assert number == {"type": "integer", "minimum": 0, "maximum": 9, "description": "How many."}
	assert known["Asked"]["properties"]["colour"] == {
		"type": ["string", "null"],
		"enum": ["red", "green", None],
	}
	assert known["Row"]["properties"]["name"]["maxLength"] == 5
	assert field_schema(tuple[Row, ...], {})["type"] == "array"
