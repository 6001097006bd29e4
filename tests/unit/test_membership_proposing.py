"""Changes that a member proposes: what they say, what they meet when they are decided, what was typed."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coalition.base.text.answers import Asked, Here
from coalition.membership.change_proposals.changes import (
	ROW,
	Changed,
	as_rows,
	as_text,
	differences,
	from_store,
	outdated,
	to_store,
)
from coalition.membership.change_proposals.typed import (
	MOST_ROWS,
	Field,
	name_in_form,
	read,
	read_fields,
	read_table,
	read_ticked,
)

TEXTS = st.text(max_size=12)
ROWS = st.lists(st.fixed_dictionaries({"number": TEXTS, "area": TEXTS, ROW: st.sampled_from(["", "a", "b"])}))
VALUES = TEXTS | ROWS
RECORDS = st.dictionaries(st.sampled_from(["about", "hopes", "place", "registrations"]), VALUES)
HERE = Here(date(2026, 11, 29), ("SY",))
COLUMNS = (Field("number"), Field("valid_until", Asked.DATE), Field("is_main", Asked.TICK))


@given(RECORDS)
def test_who_wants_what_is_stored_proposes_nothing(stored):
	assert differences(stored, dict(stored)) == []


@given(RECORDS, st.data())
def test_what_was_proposed_and_applied_is_what_was_wanted(stored, data):
	wanted = {field: data.draw(VALUES) for field in stored}
	changes = differences(stored, wanted)
	assert outdated(changes, stored) == []
	assert {**stored, **{each.field: each.new for each in changes}} == wanted


@given(RECORDS, st.data())
def test_a_field_that_changed_meanwhile_is_named_and_no_other(stored, data):
	changes = differences(stored, {field: data.draw(VALUES) for field in stored})
	meanwhile = {
		field: data.draw(st.sampled_from([value, "شيء آخر تماماً"])) for field, value in stored.items()
	}
	named = {each.field for each in changes if meanwhile[each.field] != stored[each.field]}
	assert set(outdated(changes, meanwhile)) == named


@given(RECORDS, st.data())
def test_a_change_is_stored_and_read_back_whole(stored, data):
	changes = differences(stored, {field: data.draw(VALUES) for field in stored})
	assert from_store(json.loads(json.dumps(to_store(changes)))) == changes


def test_a_field_that_is_gone_is_outdated():
	assert outdated([Changed("budget_band", "", "x")], {}) == ["budget_band"]


def test_nothing_and_nought_are_the_same_and_a_day_is_its_text():
	assert as_text(None) == as_text(0) == as_text("") == as_text("  ") == ""
	assert as_text(date(2026, 1, 5)) == "2026-01-05"
	assert as_text("a\r\nb") == "a\nb"
	assert as_rows([{"number": None}, {"number": 7, "row": "x"}], ("number",)) == [{"number": "7", ROW: "x"}]


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=20)))
def test_whatever_is_posted_is_read_without_an_error_and_in_bounds(form):
	typed = read_table(form, "t", COLUMNS, {"known"}, HERE)
	assert len(typed.values["t"]) <= MOST_ROWS
	read_fields(form, COLUMNS, HERE)


@given(st.lists(TEXTS, max_size=5))
def test_rows_that_say_nothing_are_left_out(numbers):
	form = {name_in_form("t", number, "number"): text for number, text in enumerate(numbers)}
	form.update({name_in_form("t", number, "is_main"): "1" for number in range(len(numbers))})
	from coalition.base.text.words import tidy

	rows = read_table(form, "t", COLUMNS, (), HERE).values["t"]
	assert [row["number"] for row in rows] == [tidy(text) for text in numbers if tidy(text)]


def test_a_row_of_another_member_counts_as_new_and_one_of_ones_own_once():
	form = {"t-0-number": "1", "t-0-row": "mine", "t-1-number": "2", "t-1-row": "theirs"}
	form |= {"t-2-number": "3", "t-2-row": "mine"}
	assert [row[ROW] for row in read_table(form, "t", COLUMNS, {"mine"}, HERE).values["t"]] == [
		"mine",
		"",
		"",
	]


def test_a_number_of_rows_that_nobody_types_is_cut_off():
	form = {"t-9999-number": "1", "t-3-number": "2"}
	assert [row["number"] for row in read_table(form, "t", COLUMNS, (), HERE).values["t"]] == ["2"]


def test_what_is_typed_is_read_by_its_kind():
	assert read(Field("x", Asked.YEAR), "٢٠١١", HERE) == ("2011", "")
	assert read(Field("x", Asked.YEAR), "-3", HERE) == ("-3", "not_a_year")
	assert read(Field("x", Asked.YEAR), "abc", HERE) == ("abc", "not_a_year")
	assert read(Field("x", Asked.DATE), "2026/1/5", HERE) == ("2026-01-05", "")
	assert read(Field("x", Asked.DATE), "٥/١/٢٠٢٦", HERE) == ("2026-01-05", "")
	assert read(Field("x", Asked.DATE), "غداً", HERE) == ("غداً", "not_a_day")
	assert read(Field("x", Asked.CHOICE, offered=("a",)), "b", HERE) == ("b", "not_listed")
	assert read(Field("x", Asked.LINK), "javascript:alert(1)", HERE) == ("javascript:alert(1)", "not_a_link")
	assert read(Field("x", Asked.LINK), "example.org/x", HERE) == ("https://example.org/x", "")
	assert read(Field("x", required=True), " \u200f ", HERE) == ("", "missing")
	assert read(Field("x", longest=3), "abcd", HERE) == ("abcd", "too_long")
	assert read(Field("x", Asked.LINES), "a\r\nb ", HERE) == ("a\nb", "")
	assert read(Field("x", Asked.TICK), "on", HERE) == ("1", "")


def test_ticks_are_read_from_what_was_offered_alone():
	form = {"work_places-حمص": "1", "work_places-المريخ": "1", "work_places-1": "1"}
	assert read_ticked(form, "work_places", "place", ["حلب", "حمص"]) == [{"place": "حمص", ROW: ""}]
