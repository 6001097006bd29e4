"""Timing two ways of doing the same, and the line that says how they compare."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
	"""Seconds of ours and of the bare way, and how many times the bare way ours may take."""

	title: str
	ours: float
	bare: float
	limit: float

	@property
	def ratio(self) -> float:
		return self.ours / self.bare

	@property
	def is_over(self) -> bool:
		return self.ratio > self.limit

	def __str__(self) -> str:
		verdict = "OVER" if self.is_over else "within"
		seconds = f"{_in_words(self.ours)}  {_in_words(self.bare)}"
		return f"{self.title:44} {seconds}  {self.ratio:5.2f}x  limit {self.limit:.1f}x  {verdict}"


@dataclass(frozen=True)
class Figure:
	"""What was counted or timed by itself, and the most that it may be."""

	title: str
	found: float
	limit: float
	unit: str

	@property
	def is_over(self) -> bool:
		return self.found > self.limit

	def __str__(self) -> str:
		verdict = "OVER" if self.is_over else "within"
		found = f"{self.found:.0f} {self.unit}"
		return f"{self.title:44} {found:>10}  {'':10}  {'':6}  limit {self.limit:.0f} {self.unit}  {verdict}"


def _in_words(seconds: float) -> str:
	return f"{seconds:7.2f} s " if seconds >= 0.1 else f"{seconds * 1000:7.2f} ms"


def compare(
	title: str, ours: Callable[[], None], bare: Callable[[], None], limit: float, rounds: int = 3
) -> Comparison:
	"""Run both by turns, so that what else the machine does falls on both; the median counts."""
	times = [(_seconds(bare), _seconds(ours)) for _ in range(rounds)]
	return Comparison(
		title,
		statistics.median(ours for _, ours in times),
		statistics.median(bare for bare, _ in times),
		limit,
	)


def in_turns(
	title: str, ours: Callable[[], None], bare: Callable[[], None], limit: float, times: int
) -> list[Comparison]:
	"""Run both by turns, many times: how long the usual one takes, and the slowest of twenty."""
	pairs = [(_seconds(ours), _seconds(bare)) for _ in range(times)]
	return quantiles(title, [ours for ours, _ in pairs], [bare for _, bare in pairs], limit)


def quantiles(title: str, ours: Sequence[float], bare: Sequence[float], limit: float) -> list[Comparison]:
	"""The median and the 95th of a hundred, of seconds that were measured."""
	return [
		Comparison(f"{title}, {name}", _quantile(ours, place), _quantile(bare, place), limit)
		for name, place in (("p50", 50), ("p95", 95))
	]


def _quantile(seconds: Sequence[float], place: int) -> float:
	return statistics.quantiles(seconds, n=100, method="inclusive")[place - 1]


def _seconds(action: Callable[[], None]) -> float:
	started = time.perf_counter()
	action()
	return time.perf_counter() - started
