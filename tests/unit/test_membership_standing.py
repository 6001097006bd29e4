"""Standing over random histories: what has to hold of every member, whatever was declared and decided."""

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.standing.facts import (
	ENDINGS,
	VOTES,
	Change,
	DeclarationInForce,
	Entitlement,
	Facts,
	Kind,
)
from coalition.membership.standing.standing import (
	ReasonCode,
	State,
	days_of_change,
	standing,
	state_since,
)
from tests.histories import CHANGES, DAY, DAYS, FACTS, POLICIES, SHIPPED, START, declared

ALL = frozenset(Entitlement)
LATER = st.integers(min_value=1, max_value=500).map(lambda number: number * DAY)
KEEPS_EVERYTHING = (State.ACTIVE, State.IN_GRACE, State.MATTER_OPEN)
HAS_NOTHING = (State.NOT_YET, State.SUSPENDED, State.LEFT, State.EXPELLED)


@given(FACTS, DAYS, POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_the_log_and_of_the_declarations_does_not_matter(facts, day, policy, chance):
	# Each is a record of its own: of two that are alike but for their end, the record tells which counts.
	named = [replace(change, source=str(number)) for number, change in enumerate(facts.changes)]
	facts = replace(facts, changes=tuple(named))
	changes, declarations = list(facts.changes), list(facts.declarations)
	chance.shuffle(changes)
	chance.shuffle(declarations)
	shuffled = Facts(facts.member_since, tuple(declarations), tuple(changes))
	assert standing(shuffled, day, policy) == standing(facts, day, policy)
	assert state_since(shuffled, day, policy) == state_since(facts, day, policy)


@given(FACTS, DAYS, POLICIES)
def test_computing_again_and_knowing_a_fact_twice_change_nothing(facts, day, policy):
	twice = Facts(facts.member_since, facts.declarations * 2, facts.changes * 2)
	assert standing(facts, day, policy) == standing(facts, day, policy) == standing(twice, day, policy)


@given(FACTS, st.lists(CHANGES, max_size=4), DAYS, POLICIES)
def test_answers_for_past_days_stay_when_later_changes_are_added(facts, later, day, policy):
	later = tuple(change for change in later if change.since > day)
	more = replace(facts, changes=facts.changes + later)
	assert standing(more, day, policy) == standing(facts, day, policy)


@given(FACTS, CHANGES, DAYS, LATER, POLICIES)
def test_superseding_a_change_leaves_the_days_before_as_they_were(facts, change, day, later, policy):
	counts = replace(facts, changes=(*facts.changes, replace(change, superseded_on=None)))
	corrected = replace(facts, changes=(*facts.changes, replace(change, superseded_on=day + later)))
	assert standing(corrected, day, policy) == standing(counts, day, policy)


@given(FACTS, CHANGES, DAYS, LATER, POLICIES)
def test_from_the_day_on_which_it_is_superseded_a_change_might_never_have_been(
	facts, change, day, later, policy
):
	change = replace(change, superseded_on=day - later + DAY)
	assert standing(replace(facts, changes=(*facts.changes, change)), day, policy) == standing(
		facts, day, policy
	)


@given(FACTS, CHANGES, st.sampled_from([Kind.SUSPENSION, Kind.LIMITATION]), DAYS, LATER, POLICIES)
def test_a_suspension_or_limitation_that_has_run_out_leaves_nothing_behind(
	facts, change, kind, day, later, policy
):
	change = replace(change, kind=kind, until=day - later)
	with_it = standing(replace(facts, changes=(*facts.changes, change)), day, policy)
	assert with_it == standing(facts, day, policy)


@given(FACTS, CHANGES, DAYS, LATER, POLICIES)
def test_a_day_before_a_change_is_unaffected_by_it(facts, change, day, later, policy):
	change = replace(change, since=day + later)
	assert standing(replace(facts, changes=(*facts.changes, change)), day, policy) == standing(
		facts, day, policy
	)


@given(FACTS, DAYS, LATER, POLICIES)
def test_expulsion_ends_everything_from_its_day_on_until_a_readmission(facts, expelled_on, later, policy):
	others = tuple(change for change in facts.changes if change.kind is not Kind.READMISSION)
	expulsion = Change(Kind.EXPULSION, expelled_on)
	facts = replace(facts, member_since=START, changes=(*others, expulsion))
	answer = standing(facts, expelled_on + later - DAY, policy)
	assert answer.entitlements == frozenset()
	assert answer.state in (State.EXPELLED, State.LEFT)
	# Whoever had left before cannot be expelled any more.
	if answer.state is State.LEFT:
		assert any(change.kind is Kind.WITHDRAWAL for change in others)


def test_the_day_of_the_expulsion_is_the_first_without_and_that_of_the_readmission_the_first_with():
	facts = declared(
		START, None, Change(Kind.EXPULSION, date(2021, 5, 1)), Change(Kind.READMISSION, date(2022, 5, 1))
	)
	states = [
		standing(facts, date(year, *day), SHIPPED).state for year in (2021, 2022) for day in ((4, 30), (5, 1))
	]
	# It declares anew: what it had declared ended with its membership.
	assert states == [State.ACTIVE, State.EXPELLED, State.EXPELLED, State.REGISTERED]


def test_who_comes_back_is_not_met_by_what_it_was_limited_to_before():
	changes = (
		Change(Kind.SUSPENSION, date(2021, 1, 1)),
		Change(Kind.LIMITATION, date(2021, 1, 1), withheld=ALL),
		Change(Kind.WITHDRAWAL, date(2021, 2, 1)),
		Change(Kind.READMISSION, date(2022, 1, 1)),
	)
	facts = Facts(START, (DeclarationInForce(date(2022, 1, 1), None),), changes)
	assert standing(facts, date(2022, 1, 1), SHIPPED).entitlements == ALL


@given(DAYS, st.integers(min_value=0, max_value=400), DAYS)
def test_a_suspension_holds_through_its_last_day_and_ends_by_itself(since, length, day):
	until = since + length * DAY
	facts = declared(START, None, Change(Kind.SUSPENSION, since, until))
	is_suspended = since <= day <= until
	assert standing(facts, day, SHIPPED).state is (State.SUSPENDED if is_suspended else State.ACTIVE)
	assert standing(facts, until, SHIPPED).state is State.SUSPENDED
	assert standing(facts, until + DAY, SHIPPED).state is State.ACTIVE


@given(FACTS, DAYS, POLICIES)
def test_each_state_has_the_entitlements_that_it_promises(facts, day, policy):
	answer = standing(facts, day, policy)
	limited = facts.in_force(day, Kind.LIMITATION)
	if answer.state in HAS_NOTHING:
		assert not answer.entitlements
	if answer.state in KEEPS_EVERYTHING and not limited:
		assert answer.entitlements == ALL
	if answer.state is State.VOTE_RESTS:
		assert answer.entitlements <= ALL - VOTES
	if answer.state is State.REGISTERED:
		assert answer.entitlements - VOTES <= policy.registered_only


@given(FACTS, DAYS, POLICIES)
def test_who_may_vote_may_vote_on_procedure_and_every_ruling_has_its_reason(facts, day, policy):
	answer = standing(facts, day, policy)
	assert set(answer.rulings) == set(Entitlement)
	assert Entitlement.VOTE not in answer.entitlements or Entitlement.VOTE_ON_PROCEDURE in answer.entitlements
	for ruling in answer.rulings.values():
		if ruling.reason != answer.reason:
			assert not ruling.given and ruling.reason.because is ReasonCode.LIMITATION


@given(FACTS, DAYS, POLICIES, CHANGES)
def test_a_limitation_only_takes_away_and_only_what_it_names(facts, day, policy, change):
	limitation = replace(change, kind=Kind.LIMITATION)
	before = standing(facts, day, policy)
	after = standing(replace(facts, changes=(*facts.changes, limitation)), day, policy)
	assert after.state is before.state
	assert before.entitlements - limitation.withheld - VOTES <= after.entitlements <= before.entitlements


def test_a_vote_limited_to_procedure_is_no_vote_on_the_matter():
	limitation = Change(
		Kind.LIMITATION, date(2021, 1, 1), withheld=frozenset({Entitlement.VOTE}), source="MSC-1"
	)
	answer = standing(declared(START, None, limitation), date(2021, 1, 1), SHIPPED)
	assert ALL - answer.entitlements == {Entitlement.VOTE}
	assert answer.rulings[Entitlement.VOTE].reason.source == "MSC-1"


@given(FACTS, DAYS, POLICIES)
def test_before_it_joined_nobody_is_a_member(facts, day, policy):
	state = standing(facts, day, policy).state
	assert (state is State.NOT_YET) == (day < facts.member_since)


@given(FACTS, DAYS, POLICIES)
def test_nothing_changes_but_on_the_days_that_are_named_for_it(facts, day, policy):
	if day not in days_of_change(facts, policy) and day > facts.member_since:
		assert standing(facts, day, policy) == standing(facts, day - DAY, policy)


@given(FACTS, DAYS, POLICIES)
def test_a_state_holds_from_its_first_day_on_and_did_not_hold_the_day_before(facts, day, policy):
	first, state = state_since(facts, day, policy), standing(facts, day, policy).state
	if day < facts.member_since:
		assert first is None
		return
	assert facts.member_since <= first <= day
	assert standing(facts, first - DAY, policy).state is not state
	for between in random.Random(0).sample(range((day - first).days + 1), min(5, (day - first).days + 1)):
		assert standing(facts, first + between * DAY, policy).state is state


def test_a_reinstatement_lifts_what_began_before_it_and_nothing_else():
	day = date(2021, 6, 1)
	suspension = Change(Kind.SUSPENSION, day)
	for number, expected in ((0, State.SUSPENDED), (1, State.ACTIVE)):
		facts = declared(START, None, suspension, Change(Kind.REINSTATEMENT, day + number * DAY))
		assert standing(facts, day + number * DAY, SHIPPED).state is expected
	expelled = declared(START, None, Change(Kind.EXPULSION, day), Change(Kind.REINSTATEMENT, day + DAY))
	assert standing(expelled, day + DAY, SHIPPED).state is State.EXPELLED


@given(FACTS, DAYS, POLICIES)
def test_an_annulment_does_nothing_of_its_own(facts, day, policy):
	more = replace(facts, changes=(*facts.changes, Change(Kind.ANNULMENT, START)))
	assert standing(more, day, policy) == standing(facts, day, policy)


def test_an_annulled_expulsion_gives_the_member_its_declarations_back():
	expulsion = Change(Kind.EXPULSION, date(2021, 1, 1), superseded_on=date(2021, 2, 1))
	facts = declared(START, None, expulsion)
	states = [standing(facts, day, SHIPPED).state for day in (date(2021, 1, 31), date(2021, 2, 1))]
	assert states == [State.EXPELLED, State.ACTIVE]


def test_the_end_of_the_calendar_breaks_nothing():
	facts = declared(START, date.max, Change(Kind.SUSPENSION, START, date.max))
	assert standing(facts, date.max, SHIPPED).state is State.SUSPENDED
	assert state_since(facts, date.max, SHIPPED) == START


def test_no_kind_of_ending_is_forgotten():
	for kind in ENDINGS:
		answer = standing(declared(START, None, Change(kind, date(2021, 1, 1))), date(2021, 1, 1), SHIPPED)
		assert not answer.entitlements, kind
