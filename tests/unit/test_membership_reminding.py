"""Reminders before a declaration ends, over days that are missed, doubled and out of order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coalition.membership.charters.reminding import LATEST, STEPS, reminder_due

END = date(2026, 6, 30)
DAYS = st.integers(min_value=-60, max_value=120).map(lambda left: END - timedelta(days=left))


def run(days: list[date]) -> list[tuple[date, int]]:
	"""What a job sends that runs on these days and remembers its last reminder."""
	sent, last = [], None
	for day in days:
		due = reminder_due(END, day, last)
		if due is not None:
			sent.append((day, due))
			last = due
	return sent


def test_a_job_that_runs_each_day_sends_three_on_their_days():
	days = [END - timedelta(days=left) for left in range(60, -30, -1)]
	assert run(days) == [(END - timedelta(days=step), step) for step in STEPS]


@given(st.lists(DAYS, max_size=60))
def test_no_step_is_ever_sent_twice_and_none_that_was_passed_by_follows(days):
	steps = [step for _day, step in run(sorted([*days, *days]))]
	assert steps == sorted(set(steps), reverse=True)


@given(st.lists(DAYS, min_size=1, max_size=60))
def test_who_was_due_for_something_on_the_days_that_the_job_ran_was_sent_something(days):
	in_time = [day for day in sorted(days) if LATEST <= (END - day).days <= STEPS[0]]
	sent = run(sorted(days))
	assert bool(sent) == bool(in_time)
	if in_time:
		assert sent[0][0] == in_time[0]


@given(DAYS, st.sampled_from([None, *STEPS]))
def test_a_step_is_never_sent_before_its_day(day, last):
	due = reminder_due(END, day, last)
	assert due is None or (END - day).days <= due


@given(DAYS, st.sampled_from([None, *STEPS]))
def test_what_has_no_end_has_no_reminder(day, last):
	assert reminder_due(None, day, last) is None


def test_days_that_were_missed_bring_the_next_smaller_one_once():
	days = [END - timedelta(days=left) for left in (40, 29, 5, 4, -1, -2)]
	assert [step for _day, step in run(days)] == [30, 7, 0]


def test_what_ended_long_ago_is_not_reminded_of():
	assert reminder_due(END, END + timedelta(days=8), None) is None
	assert reminder_due(END, END + timedelta(days=7), None) == 0
