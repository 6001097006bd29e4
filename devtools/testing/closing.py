"""What a run of the tests says of itself, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from devtools import paths
from devtools.testing import budgets, stages
from devtools.testing.jobs import Job, Result
from devtools.testing.tally import Tally

MOST_LINES = 150


@dataclass(frozen=True)
class Outcome:
	"""All results; `again` are those of failed tests, run once more. `is_whole`: nothing was left out."""

	results: Sequence[Result]
	again: Sequence[Result] = ()
	is_whole: bool = False
	seconds: float = 0

	@property
	def unsteady(self) -> list[str]:
		"""The tests that failed and then passed."""
		first = {name for result in self.results for name in result.failed}
		still = {name for result in self.again for name in result.failed}
		ran = {name for result in self.again for name in result.job.tests}
		return sorted((first & ran) - still)

	@property
	def tally(self) -> Tally:
		total = sum((result.tally for result in self.results), Tally())
		passed = min(len(self.unsteady), total.failed)
		return Tally(total.passed + passed, total.failed - passed + len(self.over))

	@property
	def slowness(self) -> float:
		"""How much slower than that of the budgets the machine was; a faster one counts as that.

		What a database, a browser and the disk take does not shrink with what a loop in Python takes.
		"""
		return max(1, median(result.slowness for result in self.results)) if self.results else 1

	def cpu(self, module: str, stage: str = "") -> float:
		"""CPU-seconds of a module, on the machine that budgets are of."""
		spent = [r.cpu for r in self.results if r.job.module == module and stage in ("", r.job.stage.name)]
		return sum(spent) / self.slowness

	@property
	def modules(self) -> list[str]:
		return sorted({result.job.module for result in self.results})

	@property
	def over(self) -> list[str]:
		"""The modules whose tests cost too much; of a part of the tests nothing can be said."""
		if not self.is_whole:
			return []
		return [module for module in self.modules if budgets.is_over(module, self.cpu(module))]


def lines(outcome: Outcome, seed: int) -> Iterator[str]:
	if any(result.cpu for result in outcome.results):
		yield from _table(outcome)
		yield f"  In the order of --seed {seed}; {outcome.seconds:.0f} s since the bench was ready."
	for module in outcome.over:
		spent, may = outcome.cpu(module), budgets.of(module)
		yield f"Too dear: {module} takes {spent:.0f} CPU-seconds of {may:.0f} (devtools/testing/budgets.py)."
	for name in outcome.unsteady:
		yield f"Failed, then passed: {name}"
	if outcome.tally == Tally():
		yield "No test has such a name."


def _table(outcome: Outcome) -> Iterator[str]:
	names = [stage.name for stage in stages.ALL]
	yield f"\n  CPU-seconds, of a machine {outcome.slowness:.2f} times as fast as this one now"
	yield "  " + "".join(f"{word:>9}" for word in ("", *names, "all", "budget"))
	for module in outcome.modules:
		figures = [outcome.cpu(module, name) for name in names]
		yield f"  {module:9}" + "".join(
			f"{figure:9.0f}" for figure in (*figures, sum(figures), budgets.of(module))
		)
	totals = [sum(outcome.cpu(module, name) for module in outcome.modules) for name in names]
	yield f"  {'all':9}" + "".join(f"{figure:9.0f}" for figure in (*totals, sum(totals)))


def line_of(result: Result) -> str:
	return f"  {result.job!s:24} {result.seconds:6.1f} s {result.cpu:6.1f} CPU-s  {result.tally}"


def why_failed(job: Job) -> str:
	"""What the log of a job says of its failures, or its end."""
	file = paths.LOGS / f"{job.log}.log"
	text = file.read_text(errors="replace") if file.exists() else ""
	told = re.split(r"^=+ (?:FAILURES|ERRORS) =+$", text, maxsplit=1, flags=re.MULTILINE)[-1]
	shown = told.splitlines()[-MOST_LINES:]
	return "\n".join([*shown, f"(all of it: {file.relative_to(paths.ROOT)})"])
