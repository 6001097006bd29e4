"""Permission rows, compared."""

from hypothesis import given
from hypothesis import strategies as st

from coalition.base.apps.rights import RIGHTS, RightsRow, newly_shipped, row_of

rows = st.builds(
	RightsRow,
	st.sampled_from(["Council Member", "Secretariat"]),
	st.integers(0, 2),
	st.booleans(),
	st.sets(st.sampled_from(RIGHTS)).map(lambda given: tuple(r for r in RIGHTS if r in given)),
)


@given(st.lists(rows), st.lists(rows))
def test_what_was_shipped_before_or_is_in_effect_is_no_news(
	shipped: list[RightsRow], other: list[RightsRow]
) -> None:
	assert newly_shipped(shipped, [row.text for row in shipped], other) == []
	assert newly_shipped(shipped, [], shipped) == []


@given(st.lists(rows, unique=True), st.lists(rows), st.lists(rows))
def test_news_are_shipped_unknown_and_not_covered(
	shipped: list[RightsRow], known: list[RightsRow], used: list[RightsRow]
) -> None:
	news = newly_shipped(shipped, [row.text for row in known], used)
	for row in shipped:
		covered = any(one.covers(row) for one in used)
		assert (row in news) is (row not in known and not covered)


@given(rows)
def test_own_records_are_some_of_all_records(row: RightsRow) -> None:
	all_records = RightsRow(row.role, row.level, False, row.rights)
	own = RightsRow(row.role, row.level, True, row.rights)
	assert all_records.covers(own)
	assert not own.covers(all_records)


@given(rows)
def test_a_row_is_read_from_the_database_and_from_json_alike(row: RightsRow) -> None:
	stored = {
		"role": row.role,
		"permlevel": row.level,
		"if_owner": int(row.own_only),
		**dict.fromkeys(row.rights, 1),
	}
	assert row_of(stored) == row
	assert row_of({key: str(value) for key, value in stored.items()}) == row
	assert row_of({**dict.fromkeys(RIGHTS), **stored}) == row
