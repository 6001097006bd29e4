"""Groups whose figures would be too small are gathered; what nobody learns of them: civil work."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.base.privacy.small_figures import FEWEST, gathered


@pytest.mark.parametrize(
	("groups", "largest", "fewest"), [("ABC", 7, 5), ("ABCD", 4, 3), ("ABCD", 5, 3), ("ABCDE", 4, 3)]
)
def test_who_sees_the_figures_and_knows_the_rule_learns_none_that_is_kept_back(groups, largest, fewest):
	alike: dict[tuple, list[tuple[dict[str, int], frozenset[str]]]] = defaultdict(list)
	for sizes in product(range(largest + 1), repeat=len(groups)):
		world = {group: size for group, size in zip(groups, sizes, strict=True) if size}
		for small in {size for size in world.values() if size < fewest}:
			# Of the groups with a protected member the largest small one alone decides what is gathered.
			private = frozenset(group for group, size in world.items() if size == small)
			hidden = gathered(world, private, lambda some, of=world: sum(of[group] for group in some), fewest)
			shown = tuple((group, size) for group, size in world.items() if group not in hidden)
			alike[shown, sum(sizes)].append((world, private))
	assert alike
	for worlds in alike.values():
		for group in {group for _world, private in worlds for group in private}:
			assert len({world.get(group, 0) for world, _private in worlds}) > 1, worlds[0]


SIZES = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 12), min_size=1)


@given(st.data(), SIZES)
def test_what_is_shown_with_a_protected_member_in_it_has_enough_behind_it(data, sizes):
	private = data.draw(st.sets(st.sampled_from(sorted(sizes))))
	hidden = gathered(sizes, private, lambda some: sum(sizes[group] for group in some))
	assert all(sizes[group] >= FEWEST for group in private - hidden)
	# By size alone: of two that are alike, none is gathered without the other.
	assert (
		not hidden
		or hidden == sizes.keys()
		or max(sizes[g] for g in hidden) < min(sizes[g] for g in sizes.keys() - hidden)
	)
	assert not hidden or hidden == sizes.keys() or sum(sizes[group] for group in hidden) >= FEWEST
	assert bool(hidden) == any(sizes[group] < FEWEST for group in private)


def test_without_a_protected_member_every_figure_is_shown():
	assert gathered({"A": 1, "B": 9}, [], len) == frozenset()


def test_small_places_are_gathered_with_the_next_larger_ones():
	sizes = {"A": 2, "B": 1, "C": 3, "D": 9, "E": 12}
	assert gathered(sizes, ["A", "E"], lambda some: sum(sizes[group] for group in some)) == {"A", "B", "C"}
