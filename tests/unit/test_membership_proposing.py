"""Changes that a member proposes: what they say, and what they meet when they are decided."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

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

TEXTS = st.text(max_size=12)
ROWS = st.lists(st.fixed_dictionaries({"number": TEXTS, "area": TEXTS, ROW: st.sampled_from(["", "a", "b"])}))
VALUES = TEXTS | ROWS
RECORDS = st.dictionaries(st.sampled_from(["about", "hopes", "place", "registrations"]), VALUES)


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
