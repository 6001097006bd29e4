"""What a picture of horizontal bars shows of counted rows: the longest first, few enough to be read. Pure."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

# More bars than these nobody compares: the shortest are summed up.
AT_MOST = 10
MONTHS = 12


@dataclass(frozen=True)
class Bar:
	"""One line of a picture: its label, how many, and its length as a share of the longest."""

	label: str
	count: int
	share: float


def ranked(
	counts: Mapping[str, int], others: str, at_most: int = AT_MOST, together: Container[str] = ()
) -> list[Bar]:
	"""Bars of labels and their counts, the longest first, equals by their labels.

	Of more than `at_most` the shortest stand together in a last one with the label `others`, and so do those
	that are named in `together`. What counts nothing has none. The counts of all bars add up to those that
	came in.
	"""
	rows = sorted(((label, count) for label, count in counts.items() if count > 0), key=_longest_first)
	rest = [row for row in rows if row[0] in together]
	rows = [row for row in rows if row[0] not in together]
	if len(rows) + bool(rest) > at_most:
		rows, rest = rows[: at_most - 1], [*rows[at_most - 1 :], *rest]
	summed_up = [(others, sum(count for _label, count in rest))] if rest else []
	return in_order([*rows, *summed_up])


def in_order(rows: Iterable[tuple[str, int]]) -> list[Bar]:
	"""Bars in the order in which they come, months say, those of nothing included."""
	rows = list(rows)
	longest = max((count for _label, count in rows), default=0) or 1
	return [Bar(label, count, round(count / longest, 4)) for label, count in rows]


def last_months(today: date, number: int = MONTHS) -> list[date]:
	"""The first days of the last months, this one included, the earliest first."""
	this = today.year * 12 + today.month - 1
	return [date(month // 12, month % 12 + 1, 1) for month in range(this - number + 1, this + 1)]


def by_month(days: Iterable[tuple[date, int]], months: Iterable[date]) -> list[int]:
	"""How many fall into each of these months, given by their first days; other days are passed over."""
	counts = dict.fromkeys(months, 0)
	for day, count in days:
		if (month := day.replace(day=1)) in counts:
			counts[month] += count
	return list(counts.values())


def _longest_first(row: tuple[str, int]) -> tuple[int, str]:
	label, count = row
	return -count, label
