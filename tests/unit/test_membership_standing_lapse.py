"""What a declaration's end brings about, by the coalition's policy and a body's decision."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coalition.membership.standing.facts import (
	Change,
	DeclarationInForce,
	Entitlement,
	Facts,
	Kind,
	OnLapse,
	Policy,
)
from coalition.membership.standing.standing import ReasonCode, State, awaits_decision, last_day, standing
from tests.histories import DAY, DAYS, FACTS, POLICIES, SHIPPED, START, declared

ALL = frozenset(Entitlement)


@given(POLICIES, DAYS, st.integers(min_value=0, max_value=300))
def test_after_a_declaration_come_gap_grace_and_then_what_the_policy_says(policy, until, number):
	facts, days = declared(START, until), number
	state = standing(facts, until + days * DAY, policy).state
	if days <= policy.gap_days or policy.on_lapse is OnLapse.NOTHING:
		assert state is State.ACTIVE
	elif days <= policy.grace_days:
		assert state is State.IN_GRACE
	elif policy.on_lapse is OnLapse.VOTE_RESTS:
		assert state is State.VOTE_RESTS
	else:
		assert state is State.MATTER_OPEN


@given(POLICIES, DAYS, st.integers(-300, 300), st.integers(0, 600))
def test_grace_runs_from_the_day_on_which_the_member_was_told_and_from_no_day_before_the_end(
	policy, until, told, number
):
	"""Whoever is told late has the whole of it; the end of the declaration stays where it was."""
	day, told_on = until + number * DAY, until + told * DAY
	facts = Facts(START, (DeclarationInForce(START, until, "declaration", told_on),))
	as_if_ended = replace(facts, declarations=(DeclarationInForce(START, max(until, told_on)),))
	state = standing(facts, day, policy).state
	if policy.on_lapse is OnLapse.NOTHING or number <= policy.gap_days:
		assert state is State.ACTIVE
	elif day <= max(until, told_on) + policy.grace_days * DAY:
		assert state is State.IN_GRACE
	else:
		later = standing(as_if_ended, day, replace(policy, gap_days=0)).state
		assert state is later and state in (State.VOTE_RESTS, State.MATTER_OPEN)


@given(POLICIES, DAYS, st.integers(0, 3000))
def test_no_grace_ends_while_the_member_waits_to_be_told(policy, until, number):
	day = until + number * DAY
	untold = Facts(START, (DeclarationInForce(START, until, "declaration", date.max),))
	told_today = replace(untold, declarations=(replace(untold.declarations[0], told_on=day),))
	assert standing(untold, day, policy).state in (State.ACTIVE, State.IN_GRACE)
	# Being told changes nothing on that very day: it begins what ends later.
	assert standing(told_today, day, policy).state is standing(untold, day, policy).state
	assert awaits_decision(untold, day, policy) is None


@given(FACTS, DAYS)
def test_as_shipped_a_lapsed_declaration_takes_nothing_until_a_body_decides(facts, day):
	decided = tuple(change for change in facts.changes if change.kind in (Kind.KEPT, Kind.READMISSION))
	facts = replace(facts, member_since=START, changes=decided)
	assume(any(declaration.since <= day for declaration in facts.declarations))
	assert standing(facts, day, SHIPPED).entitlements == ALL


@given(st.lists(st.tuples(DAYS, st.integers(min_value=0, max_value=400)), min_size=1, max_size=4), DAYS)
def test_gaps_up_to_the_policys_length_count_as_continuous(spells, day):
	policy = Policy(gap_days=3, grace_days=0)
	declarations = [DeclarationInForce(since, since + length * DAY) for since, length in spells]
	covered = any(each.since <= day <= each.until + 3 * DAY for each in declarations)
	begun = any(each.since <= day for each in declarations)
	expected = State.ACTIVE if covered else State.MATTER_OPEN if begun else State.REGISTERED
	assert standing(Facts(START, tuple(declarations)), day, policy).state is expected


def test_a_body_that_lets_a_lapse_pass_keeps_the_member_active_until_the_next_one():
	until, decided = date(2021, 1, 1), date(2021, 6, 1)
	kept = Change(Kind.KEPT, decided, source="MSC-1")
	facts = declared(START, until, kept)
	assert standing(facts, decided - DAY, SHIPPED).state is State.MATTER_OPEN
	assert standing(facts, decided, SHIPPED).reason.because is ReasonCode.KEPT
	again = DeclarationInForce(date(2021, 7, 1), date(2022, 6, 30), "second")
	facts = replace(facts, declarations=(*facts.declarations, again))
	assert standing(facts, date(2022, 7, 10), SHIPPED).state is State.IN_GRACE
	assert awaits_decision(facts, date(2023, 1, 1), SHIPPED) == "second"


def test_a_lapse_that_a_body_decided_ends_with_the_next_declaration_or_when_it_is_taken_back():
	until, decided = date(2021, 1, 1), date(2021, 6, 1)
	lapse = Change(Kind.LAPSE, decided, source="MSC-1")
	facts = declared(START, until, lapse)
	assert standing(facts, decided, SHIPPED).reason.source == "MSC-1"
	assert standing(facts, decided, SHIPPED).entitlements == SHIPPED.registered_only
	declared_again = replace(
		facts, declarations=(*facts.declarations, DeclarationInForce(decided + DAY, None))
	)
	assert standing(declared_again, decided + DAY, SHIPPED).state is State.ACTIVE
	taken_back = replace(facts, changes=(lapse, Change(Kind.REINSTATEMENT, decided + DAY)))
	assert standing(taken_back, decided + DAY, SHIPPED).reason.because is ReasonCode.KEPT


@given(FACTS, DAYS, POLICIES)
def test_a_decision_is_awaited_exactly_where_the_matter_is_open_or_hidden_by_a_suspension(facts, day, policy):
	awaited = awaits_decision(facts, day, policy)
	state = standing(facts, day, policy).state
	if state is State.MATTER_OPEN:
		assert awaited in {each.source for each in facts.declarations}
	elif state is not State.SUSPENDED:
		assert awaited is None


@given(DAYS, st.integers(min_value=1, max_value=120))
def test_a_declaration_holds_through_its_last_day_and_not_on_the_next(since, months):
	until = last_day(since, months)
	declaration = DeclarationInForce(since, until)
	assert declaration.holds_on(since) and declaration.holds_on(until)
	assert not declaration.holds_on(until + DAY)
	assert not declaration.holds_on(since - DAY)


def test_a_year_ends_on_the_eve_of_the_anniversary_or_with_its_month():
	assert last_day(date(2026, 1, 1), 12) == date(2026, 12, 31)
	assert last_day(date(2024, 2, 29), 12) == date(2025, 2, 28)


def test_nought_months_mean_no_end():
	assert last_day(date(2017, 1, 16), 0) is None


def test_a_negative_number_of_months_is_refused():
	with pytest.raises(ValueError, match="negative"):
		last_day(date(2017, 1, 16), -1)
