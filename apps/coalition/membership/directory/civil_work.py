"""The map of civil work as a table: how many work where and on what, small figures kept back. Pure.

Rules: [small figures](../../base/privacy/small_figures.py). A place where a protected member works is not
split by sector, and no sector has a total: from the total and the places that are shown, those that are not
could be had.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coalition.base.privacy.small_figures import FEWEST, gathered


@dataclass(frozen=True)
class Worker:
	"""A member: all places where it works, all sectors, and whether it is protected."""

	places: frozenset[str]
	sectors: frozenset[str]
	is_protected: bool = False


@dataclass(frozen=True)
class Row:
	"""How many work at a place, and on what.

	Where the place is empty, the row is of all places that are gathered. `members` is None where these are
	too few for any figure, `sectors` where the row is not split.
	"""

	place: str
	members: int | None
	sectors: dict[str, int] | None


def work_table(workers: Sequence[Worker], fewest: int = FEWEST) -> list[Row]:
	"""A row for each place that is shown, by name, and at the end one for those that are gathered, if any."""
	sizes = Counter(place for worker in workers for place in worker.places)
	private = {place for worker in workers if worker.is_protected for place in worker.places}
	hidden = gathered(sizes, private, lambda places: len(_at(workers, places)), fewest)
	rows = [
		Row(place, sizes[place], None if place in private else _sectors(_at(workers, {place})))
		for place in sorted(sizes.keys() - hidden)
	]
	return [*rows, _gathered_row(len(_at(workers, hidden)), fewest)] if hidden else rows


def _gathered_row(members: int, fewest: int) -> Row:
	return Row("", members if members >= fewest else None, None)


def _at(workers: Iterable[Worker], places: Iterable[str]) -> list[Worker]:
	some = frozenset(places)
	return [worker for worker in workers if worker.places & some]


def _sectors(workers: Iterable[Worker]) -> dict[str, int]:
	return dict(Counter(sector for worker in workers for sector in worker.sectors))
