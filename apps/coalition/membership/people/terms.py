"""Times in a post: who holds it on which day. Pure: no database.

A day has no hours here: a term runs from its first day through its last, both included. Without a first day
it always ran, without a last one it still does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations


@dataclass(frozen=True)
class Term:
	"""The days on which somebody, or an organisation, holds a post; `holder` is how a message names them."""

	holder: str
	since: date | None = None
	until: date | None = None

	def runs_on(self, day: date) -> bool:
		return (self.since or date.min) <= day <= (self.until or date.max)

	def meets(self, other: "Term") -> bool:
		"""Whether the two have a day in common; a term that ends before it begins has none, with anybody."""
		first = max(self.since or date.min, other.since or date.min)
		return first <= min(self.until or date.max, other.until or date.max)


def ends_before_it_begins(terms: Iterable[Term]) -> Term | None:
	"""The first term whose last day is before the first one."""
	return next((each for each in terms if not each.meets(each)), None)


def two_at_once(terms: Iterable[Term]) -> tuple[Term, Term] | None:
	"""Two terms that have a day in common; None where there is never more than one."""
	return next((pair for pair in combinations(terms, 2) if pair[0].meets(pair[1])), None)
