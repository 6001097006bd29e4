from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from coalition.base.outbox.pauses import ATTEMPTS, FIRST, LONGEST, pause_after


@given(st.integers(1, ATTEMPTS - 2))
def test_pauses_grow_and_stay_within_their_bounds(attempts: int) -> None:
	pause, longer = pause_after(attempts), pause_after(attempts + 1)
	assert pause and longer and FIRST <= pause <= longer <= LONGEST


@given(st.integers(ATTEMPTS, 10**9))
def test_they_end(attempts: int) -> None:
	assert pause_after(attempts) is None


def test_the_first_ones_are_short_and_all_together_take_two_days() -> None:
	pauses = [pause for attempts in range(1, ATTEMPTS) if (pause := pause_after(attempts))]
	assert [pause // FIRST for pause in pauses[:7]] == [1, 2, 4, 8, 16, 32, 60]
	assert timedelta(days=1, hours=12) < sum(pauses, timedelta()) < timedelta(days=2)
