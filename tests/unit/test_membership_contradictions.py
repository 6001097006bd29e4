from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.standing.contradictions import contradiction
from coalition.membership.standing.facts import Change, Entitlement, Facts, Kind
from coalition.membership.standing.standing import State, standing
from tests.histories import CHANGES, DAY, DAYS, FACTS, SHIPPED, START, declared

NOON = START + 500 * DAY
SUSPENSION = Change(Kind.SUSPENSION, NOON, NOON + 30 * DAY, source="MSC-1")
EXPULSION = Change(Kind.EXPULSION, NOON)
# Their effect is theirs alone: what lifts others depends on what there is to lift.
OF_THEIR_OWN = st.sampled_from([Kind.SUSPENSION, Kind.LAPSE, Kind.WITHDRAWAL, Kind.EXPULSION])


@pytest.mark.parametrize(
	("facts", "change", "problem"),
	[
		(declared(START, None), Change(Kind.SUSPENSION, START - DAY), "not_a_member"),
		(declared(START, None), Change(Kind.READMISSION, START - DAY), "not_a_member"),
		(declared(START, None, Change(Kind.WITHDRAWAL, NOON)), Change(Kind.EXPULSION, NOON), "not_a_member"),
		(declared(START, None, EXPULSION), Change(Kind.SUSPENSION, NOON), "not_a_member"),
		(declared(START, None), Change(Kind.READMISSION, NOON), "has_not_left"),
		(declared(START, None, EXPULSION), Change(Kind.READMISSION, NOON), "has_not_left"),
		(declared(START, None), Change(Kind.REINSTATEMENT, NOON), "nothing_to_lift"),
		(declared(START, None, SUSPENSION), Change(Kind.REINSTATEMENT, NOON), "nothing_to_lift"),
		(Facts(START), Change(Kind.LAPSE, NOON), "nothing_declared"),
		(declared(START, NOON), Change(Kind.LAPSE, NOON), "still_declared"),
		(declared(START, None, SUSPENSION), Change(Kind.SUSPENSION, NOON + 30 * DAY), "already"),
		(declared(START, None, SUSPENSION), Change(Kind.SUSPENSION, START, NOON), "another_begins"),
		(
			declared(START, None, EXPULSION),
			Change(Kind.EXPULSION, START),
			"another_begins",
		),
	],
)
def test_what_cannot_stand_beside_the_log_is_named(facts, change, problem):
	assert contradiction(facts, change) == problem


@pytest.mark.parametrize(
	("facts", "change"),
	[
		(declared(START, None), SUSPENSION),
		(declared(START, None, SUSPENSION), Change(Kind.SUSPENSION, NOON + 31 * DAY)),
		(declared(START, None, SUSPENSION), Change(Kind.SUSPENSION, START, NOON - DAY)),
		(declared(START, None, SUSPENSION), Change(Kind.REINSTATEMENT, NOON + DAY)),
		(declared(START, None, SUSPENSION), EXPULSION),
		(declared(START, NOON), Change(Kind.LAPSE, NOON + DAY)),
		(declared(START, None, Change(Kind.WITHDRAWAL, NOON)), Change(Kind.READMISSION, NOON + DAY)),
		(Facts(START), Change(Kind.ANNULMENT, NOON)),
	],
)
def test_what_can_stand_beside_the_log_is_let_through(facts, change):
	assert contradiction(facts, change) is None


def test_a_second_limitation_has_to_withhold_something_more():
	vote, stand = frozenset({Entitlement.VOTE}), frozenset({Entitlement.STAND})
	facts = declared(START, None, Change(Kind.LIMITATION, NOON, withheld=vote | stand))
	assert contradiction(facts, Change(Kind.LIMITATION, NOON, withheld=vote)) == "already"
	more = frozenset({Entitlement.VOTE_ON_PROCEDURE})
	assert contradiction(facts, Change(Kind.LIMITATION, NOON, withheld=more)) is None


@given(FACTS, CHANGES, OF_THEIR_OWN)
def test_a_change_that_was_let_through_is_not_let_through_twice(facts, change, kind):
	change = replace(change, kind=kind, superseded_on=None, until=None)
	if contradiction(facts, change) is None:
		after = replace(facts, changes=(*facts.changes, change))
		assert contradiction(after, change) is not None


@given(FACTS, CHANGES)
def test_what_is_let_through_has_its_effect_on_its_day(facts, change):
	change = replace(change, superseded_on=None, until=None)
	if contradiction(facts, change) is not None:
		return
	state = standing(replace(facts, changes=(*facts.changes, change)), change.since, SHIPPED).state
	expected = {
		Kind.SUSPENSION: State.SUSPENDED,
		Kind.WITHDRAWAL: State.LEFT,
		Kind.EXPULSION: State.EXPELLED,
	}
	if change.kind in expected:
		assert state is expected[change.kind]
	if change.kind is Kind.READMISSION:
		assert state not in (State.LEFT, State.EXPELLED, State.NOT_YET)


@given(FACTS, DAYS)
def test_a_superseded_change_stands_against_nothing_any_more(facts, day):
	facts = replace(facts, member_since=START, changes=(Change(Kind.SUSPENSION, START, source="only"),))
	freed = facts.superseding("only", day)
	assert contradiction(facts, Change(Kind.SUSPENSION, day)) == "already"
	assert contradiction(freed, Change(Kind.SUSPENSION, day)) is None
	assert facts.superseding(None, day) is facts
