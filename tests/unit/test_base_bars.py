from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coalition.base.overview.bars import AT_MOST, by_month, in_order, last_months, ranked

COUNTS = st.dictionaries(st.text(min_size=1, max_size=5), st.integers(0, 10_000), max_size=40)
OTHERS = "all others, longer than any label"


@given(COUNTS)
def test_no_row_is_lost_and_the_longest_come_first(counts):
	bars = ranked(counts, OTHERS)
	assert len(bars) <= AT_MOST
	assert sum(bar.count for bar in bars) == sum(counts.values())
	named = [bar.count for bar in bars if bar.label != OTHERS]
	assert named == sorted(named, reverse=True)
	assert all(0 <= bar.share <= 1 for bar in bars)


@given(st.data(), COUNTS)
def test_rows_that_stand_together_have_no_bar_of_their_own(data, counts):
	together = data.draw(st.sets(st.sampled_from(sorted(counts)))) if counts else set()
	bars = ranked(counts, OTHERS, together=together)
	assert not together & {bar.label for bar in bars}
	assert len(bars) <= AT_MOST
	assert sum(bar.count for bar in bars) == sum(counts.values())


@given(COUNTS)
def test_one_row_is_never_summed_up_alone(counts):
	bars = ranked(counts, OTHERS)
	shown = sum(1 for count in counts.values() if count)
	assert any(bar.label == OTHERS for bar in bars) == (shown > AT_MOST)


def test_what_counts_nothing_has_no_bar_and_months_of_nothing_have_one():
	assert ranked({"حمص": 0}, OTHERS) == []
	assert [bar.share for bar in in_order([("نيسان", 0), ("أيار", 4)])] == [0, 1]


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_the_last_months_end_with_this_one_without_a_gap(today):
	months = last_months(today)
	assert months[-1] == today.replace(day=1)
	assert len(months) == 12
	for month, following in pairwise(months):
		assert (month + timedelta(days=31)).replace(day=1) == following


def test_days_are_counted_into_their_months_and_others_passed_over():
	months = last_months(date(2026, 2, 10), 3)
	days = [(date(2025, 12, 31), 2), (date(2026, 2, 1), 1), (date(2026, 2, 28), 4), (date(2024, 2, 1), 9)]
	assert by_month(days, months) == [2, 0, 5]
