"""Whether a key opens anything at a moment."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coalition.base.program_keys.working import Ended, Times, ended

NOON = datetime(2026, 3, 1, 12)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))


def test_the_last_day_counts_whole():
	key = Times(False, NOON.date())
	assert ended(key, datetime(2026, 3, 1, 23, 59, 59)) is None
	assert ended(key, datetime(2026, 3, 2)) is Ended.EXPIRED


def test_a_replaced_key_ends_at_its_moment():
	key = Times(False, date(2027, 1, 1), NOON)
	assert ended(key, NOON - timedelta(seconds=1)) is None
	assert ended(key, NOON) is Ended.REPLACED


@given(st.booleans(), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.none() | moments, moments, moments)
def test_what_has_ended_stays_ended(revoked, last, until, one, other):
	key, (now, later) = Times(revoked, last, until), sorted((one, other))
	assert not ended(key, now) or ended(key, later)
	assert not revoked or ended(key, now) is Ended.REVOKED
