from datetime import date, timedelta

from hypothesis import given
from hypothesis.strategies import builds, dates, just, lists, none

from coalition.membership.people.terms import Term, ends_before_it_begins, two_at_once

DAYS = dates(date(2016, 1, 1), date(2016, 3, 1))
TERMS = builds(Term, just("ليلى"), DAYS | none(), DAYS | none())
ALL_DAYS = [date(2015, 12, 31) + timedelta(days=number) for number in range(64)]


@given(TERMS, TERMS)
def test_two_terms_meet_where_a_day_is_in_both(one: Term, other: Term) -> None:
	assert one.meets(other) == any(one.runs_on(day) and other.runs_on(day) for day in ALL_DAYS)


@given(lists(TERMS, max_size=5))
def test_without_two_at_once_nobody_shares_a_day(terms: list[Term]) -> None:
	most = max(sum(each.runs_on(day) for each in terms) for day in ALL_DAYS)
	assert (two_at_once(terms) is None) == (most <= 1)


@given(lists(TERMS, max_size=5))
def test_a_term_that_ends_before_it_begins_holds_no_day(terms: list[Term]) -> None:
	wrong = ends_before_it_begins(terms)
	assert wrong is None or not any(wrong.runs_on(day) for day in ALL_DAYS)
	assert wrong is not None or all(any(each.runs_on(day) for day in ALL_DAYS) for each in terms)
