"""One delegate at a time, over random people of an organisation."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.people.duties import (
	ACTING,
	Duty,
	Person,
	accounts_that_ended,
	acting_on,
	delegate_on,
	ends_before_it_begins,
	may_act,
	may_sign,
	two_delegates,
)

START = date(2026, 1, 1)
DAYS = st.integers(min_value=0, max_value=40).map(lambda number: START + timedelta(days=number))
ACCOUNTS = st.sampled_from(["", "PA-1", "PA-2", "PA-3"])
PEOPLE = st.lists(
	st.builds(
		Person,
		st.sampled_from(["ليلى", "سامر", "هدى"]),
		st.sampled_from(Duty),
		st.none() | DAYS,
		st.none() | DAYS,
		ACCOUNTS,
	),
	max_size=6,
)
EVERY_DAY = [START + timedelta(days=number) for number in range(-2, 44)]


@given(PEOPLE)
def test_two_delegates_are_found_just_where_some_day_has_two(people):
	counts = [
		sum(1 for each in people if each.duty is Duty.DELEGATE and each.acts_on(day)) for day in EVERY_DAY
	]
	assert bool(two_delegates(people)) == (max(counts) > 1)


@given(PEOPLE)
def test_who_ends_before_they_begin_acts_on_no_day(people):
	found = ends_before_it_begins(people)
	assert found is None or not any(found.acts_on(day) for day in EVERY_DAY)
	idle = [each for each in people if not any(each.acts_on(day) for day in EVERY_DAY)]
	assert (found is None) == all(each.never_began for each in idle)


def test_a_time_that_was_to_begin_after_the_member_left_never_began():
	eve = START - timedelta(days=1)
	assert ends_before_it_begins([Person("ليلى", Duty.DELEGATE, START, eve)]) is None
	assert ends_before_it_begins([Person("ليلى", Duty.DELEGATE, START, eve - timedelta(days=1))])


@given(PEOPLE, DAYS)
def test_the_delegate_of_a_day_acts_on_it_and_stands_first(people, day):
	delegate, acting = delegate_on(people, day), acting_on(people, day)
	assert all(each.duty in ACTING and each.acts_on(day) for each in acting)
	if delegate:
		assert acting[0].duty is Duty.DELEGATE
	else:
		assert all(each.duty is Duty.ALTERNATE for each in acting)


@given(PEOPLE, DAYS, st.sampled_from(["PA-1", "PA-2", "PA-3"]))
def test_who_signs_acts_as_well_and_where_the_delegate_can_sign_nobody_else_does(people, day, account):
	signs, delegate = may_sign(people, account, day), delegate_on(people, day)
	if delegate and delegate.account:
		assert signs == (delegate.account == account)
	if signs:
		assert may_act(people, account, day)


@given(PEOPLE, DAYS)
def test_an_account_has_ended_just_where_all_its_times_are_over(people, day):
	ended = accounts_that_ended(people, day)
	for account in ("PA-1", "PA-2", "PA-3"):
		times = [each for each in people if each.account == account and each.duty in ACTING]
		assert (account in ended) == (bool(times) and all(each.is_over(day) for each in times))
		if account in ended:
			assert not may_act(people, account, day)


def test_a_delegate_may_follow_on_the_day_after():
	day = timedelta(days=1)
	first = Person("ليلى", Duty.DELEGATE, None, START)
	assert two_delegates([first, Person("سامر", Duty.DELEGATE, START + day)]) is None
	assert two_delegates([first, Person("سامر", Duty.DELEGATE, START)])
	assert two_delegates([first, Person("سامر", Duty.ALTERNATE, START)]) is None
