"""Random histories of a member, for the tests of everything that reads its standing."""

from datetime import date, timedelta

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

START, DAY = date(2020, 1, 1), timedelta(days=1)
SHIPPED = Policy()

# A few years, so that facts meet each other often.
DAYS = st.integers(min_value=0, max_value=1200).map(lambda number: START + number * DAY)
WITHHELD = st.frozensets(st.sampled_from(Entitlement))
CHANGES = st.builds(
	Change,
	kind=st.sampled_from(Kind),
	since=DAYS,
	until=st.none() | DAYS,
	withheld=WITHHELD,
	superseded_on=st.none() | DAYS,
	source=st.text("abc", max_size=3),
)
DECLARATIONS = st.builds(
	DeclarationInForce,
	since=DAYS,
	until=st.none() | DAYS,
	source=st.text("d", max_size=3),
	told_on=st.none() | DAYS | st.just(date.max),
)
FACTS = st.builds(
	Facts,
	member_since=DAYS,
	declarations=st.lists(DECLARATIONS, max_size=5).map(tuple),
	changes=st.lists(CHANGES, max_size=7).map(tuple),
)
POLICIES = st.builds(
	Policy,
	on_lapse=st.sampled_from(OnLapse),
	grace_days=st.integers(min_value=0, max_value=200),
	gap_days=st.integers(min_value=0, max_value=20),
	registered_only=WITHHELD,
)


def declared(since: date, until: date | None, *changes: Change, joined: date = START) -> Facts:
	return Facts(joined, (DeclarationInForce(since, until, "declaration"),), changes)
