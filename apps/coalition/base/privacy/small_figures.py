"""Which figures are kept back, so that no few stand behind one that a protected member is in. Pure.

Groups (places, say) whose figures would be too small are gathered into one with the next larger ones. What is
gathered is decided by size alone, so that it does not tell where a protected member is.

Why nothing can be had by subtraction: gathered are at least two groups; together they are enough; and they
are fewer than they would be if each were as large as the largest of them, so that none is known by what the
others can be at most. A group with a protected member in it is split no further (by sector) whatever the
sizes: a hole in a row is filled from its total, and that a row has no small part is told by showing it.
`tests/unit/test_base_small_figures.py` tries this in all small worlds where each member is in one group,
`tests/unit/test_membership_civil_work.py` where they are in several.
"""

from collections.abc import Callable, Collection, Mapping

# A figure with a protected member in it has so many behind it.
FEWEST = 5


def gathered(
	sizes: Mapping[str, int],
	private: Collection[str],
	together: Callable[[frozenset[str]], int],
	fewest: int = FEWEST,
) -> frozenset[str]:
	"""The groups that are not shown one by one, but as one figure.

	`sizes` says how many are in each group, `private` which groups have a protected member, `together` how
	many are in some groups, each counted once. Answers none where each group can be shown.
	"""
	small = [sizes[group] for group in private if sizes[group] < fewest]
	if not small:
		return frozenset()
	for limit in sorted({size for size in sizes.values() if size >= max(small)}):
		hidden = frozenset(group for group, size in sizes.items() if size <= limit)
		if len(hidden) > 1 and fewest <= together(hidden) < len(hidden) * limit:
			return hidden
	return frozenset(sizes)
