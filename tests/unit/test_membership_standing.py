from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.standing import DeclarationInForce, Standing, last_day, standing

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))
DECLARATIONS = st.builds(DeclarationInForce, since=DAYS, until=st.none() | DAYS)


@given(st.lists(DECLARATIONS), DAYS)
def test_a_member_is_active_exactly_when_one_of_its_declarations_holds(declarations, day):
	holding = [d for d in declarations if d.since <= day and (d.until is None or d.until >= day)]
	assert standing(declarations, day) is (Standing.ACTIVE if holding else Standing.REGISTERED)


@given(st.lists(DECLARATIONS), DECLARATIONS, DAYS)
def test_one_more_declaration_never_takes_standing_away(declarations, another, day):
	if standing(declarations, day) is Standing.ACTIVE:
		assert standing([*declarations, another], day) is Standing.ACTIVE


@given(DAYS, st.integers(min_value=1, max_value=120))
def test_a_declaration_holds_through_its_last_day_and_not_on_the_next(since, months):
	until = last_day(since, months)
	declaration = DeclarationInForce(since, until)
	assert declaration.holds_on(since) and declaration.holds_on(until)
	assert not declaration.holds_on(until + timedelta(days=1))
	assert not declaration.holds_on(since - timedelta(days=1))


def test_a_year_ends_on_the_eve_of_the_anniversary():
	assert last_day(date(2026, 1, 1), 12) == date(2026, 12, 31)
	assert last_day(date(2024, 2, 29), 12) == date(2025, 2, 27)


def test_nought_months_mean_no_end():
	assert last_day(date(2017, 1, 16), 0) is None


def test_a_negative_number_of_months_is_refused():
	with pytest.raises(ValueError, match="negative"):
		last_day(date(2017, 1, 16), -1)
