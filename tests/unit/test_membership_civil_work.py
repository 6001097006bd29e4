"""The table of civil work: what is kept back cannot be had from what is shown, in any small world."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, combinations_with_replacement, product

import pytest

from coalition.membership.directory.civil_work import Row, Worker, work_table


def subsets(of: str) -> list[frozenset[str]]:
	return [frozenset(some) for size in range(1, len(of) + 1) for some in combinations(of, size)]


def worlds(places: str, sectors: str, members: int) -> Iterator[tuple[Worker, ...]]:
	kinds = [Worker(*kind) for kind in product(subsets(places), subsets(sectors), (False, True))]
	return combinations_with_replacement(kinds, members)


def published(world: tuple[Worker, ...], fewest: int) -> tuple:
	"""What is seen of a world: the table, and how many there are, which the coalition publishes anyway."""
	rows = work_table(world, fewest)
	return len(world), *((row.place, row.members, tuple(sorted((row.sectors or {}).items()))) for row in rows)


def figures(workers: tuple[Worker, ...]) -> Counter[tuple[str, str]]:
	"""How many work at each place, and at each place on each sector."""
	return Counter(
		(place, sector) for worker in workers for place in worker.places for sector in ("", *worker.sectors)
	)


def kept_back(world: tuple[Worker, ...], fewest: int) -> dict[tuple[str, str], int]:
	"""The figures that nobody may have: few, and a protected member is among them."""
	protected = figures(tuple(worker for worker in world if worker.is_protected))
	return {name: count for name, count in figures(world).items() if protected[name] and count < fewest}


@pytest.mark.parametrize(
	("places", "sectors", "members", "fewest"),
	[
		("ABC", "x", 5, 3),
		("ABC", "x", 4, 2),
		("AB", "x", 8, 5),
		("AB", "xy", 5, 3),
		("A", "xyz", 4, 3),
		pytest.param("ABC", "x", 6, 3, marks=pytest.mark.thorough),
		pytest.param("ABC", "xy", 4, 3, marks=pytest.mark.thorough),
		pytest.param("ABCD", "x", 5, 3, marks=pytest.mark.thorough),
	],
)
def test_who_knows_what_is_shown_and_the_rule_learns_no_figure_that_is_kept_back(
	places, sectors, members, fewest
):
	alike: dict[tuple, list[tuple[Worker, ...]]] = defaultdict(list)
	for world in worlds(places, sectors, members):
		alike[published(world, fewest)].append(world)
	tried = 0
	for possible in alike.values():
		# Whoever sees this table knows that one of these worlds is true, and no more.
		for name in {name for world in possible for name in kept_back(world, fewest)}:
			tried += 1
			assert len({figures(world)[name] for world in possible}) > 1, (name, possible[0])
	assert tried > 1


def test_a_place_with_a_protected_member_is_counted_and_not_split():
	workers = [Worker(frozenset({"A"}), frozenset({"x"}), number == 0) for number in range(5)]
	others = [Worker(frozenset({"B"}), frozenset({"x", "y"}))]
	assert work_table(workers + others) == [Row("A", 5, None), Row("B", 1, {"x": 1, "y": 1})]


def test_few_with_a_protected_member_stand_with_others_and_count_once():
	workers = [
		Worker(frozenset({"A", "B"}), frozenset({"x"}), is_protected=True),
		*[Worker(frozenset({"B"}), frozenset({"x"}))] * 4,
		*[Worker(frozenset({"C"}), frozenset({"y"}))] * 9,
	]
	assert work_table(workers) == [Row("C", 9, {"y": 9}), Row("", 5, None)]


def test_fewer_than_five_in_all_have_no_figure():
	assert work_table([Worker(frozenset({"A"}), frozenset({"x"}), is_protected=True)]) == [
		Row("", None, None)
	]
	assert work_table([Worker(frozenset({"A"}), frozenset({"x"}))]) == [Row("A", 1, {"x": 1})]
