"""Running the tests: whole stages in lanes side by side, a choice of single tests at the terminal."""

import queue
import random
import time
from collections.abc import Iterable
from dataclasses import replace

from devtools import paths, shell
from devtools.installing import semgrep, sites
from devtools.testing import commands, jobs, stages
from devtools.testing.closing import Outcome, line_of, why_failed
from devtools.testing.commands import Choice
from devtools.testing.jobs import Job, Result
from devtools.testing.lanes import Lane, Queue
from devtools.testing.tally import of_junit

# Where more fail, something is broken, and running them again would tell nothing new.
MOST_AGAIN = 20


class Run:
	"""The stages named in `parts`, or all; other words there narrow by module, `names` by name, as -k does.

	A context: what runs ends with it.
	"""

	def __init__(self, parts: list[str], names: str | None, thorough: bool, seed: int | None) -> None:
		known = [stage.name for stage in stages.ALL]
		words = [part for part in parts if part not in known] + ([f"({names})"] if names else [])
		seed = random.randrange(10**6) if seed is None else seed
		self.choice = Choice(" and ".join(words), seed, thorough)
		self.stages = [stage for stage in stages.ALL if stage.name in parts or not set(parts) & set(known)]
		if words and "static" not in parts:
			self.stages = [stage for stage in self.stages if stage.folders]
		self.is_whole = not words and self.stages == list(stages.ALL) and not thorough
		self._jobs = Queue([] if words else jobs.plan(self.stages))
		self._told: queue.Queue[Result | BaseException | None] = queue.Queue()
		self._lanes: list[Lane] = []

	def __enter__(self) -> "Run":
		return self

	def __exit__(self, *_error: object) -> None:
		self._jobs.close()
		shell.end_measured()
		for lane in self._lanes:
			lane.close()

	def begin(self, bench: dict) -> None:
		"""Begin with what needs no site, while the rest is set up."""
		if not self.choice.names:
			self._start_lane(bench, 1)

	def finish(self, bench: dict) -> Outcome:
		"""Run what is left, and answer what came of all; prints a line for each job that ends."""
		started = time.monotonic()
		if any("site" in stage.needs for stage in self.stages):
			sites.make_for_tests(bench)
		if self.choice.names:
			return Outcome(self._at_the_terminal(bench), seconds=time.monotonic() - started)
		self._jobs.open_all()
		self._start_lane(bench, 0)
		results = list(self._side_by_side())
		results += self._alone(jobs.plan_alone(self.stages))
		again = self._again(_once_more(results))
		return Outcome(results, again, self.is_whole, time.monotonic() - started)

	def _start_lane(self, bench: dict, number: int) -> None:
		lane = Lane(bench, number, self.choice)
		self._lanes.append(lane)
		lane.thread.submit(self._work, lane)

	def _work(self, lane: Lane) -> None:
		try:
			while job := self._jobs.take():
				self._told.put(lane.run(job))
		except BaseException as error:
			self._told.put(error)
		self._told.put(None)

	def _side_by_side(self) -> Iterable[Result]:
		ended = 0
		while ended < len(self._lanes):
			told = self._told.get()
			if isinstance(told, BaseException):
				raise told
			if told is None:
				ended += 1
			else:
				_show(told)
				yield told

	def _alone(self, chosen: list[Job]) -> list[Result]:
		"""One after the other, when all else is done."""
		lane, results = self._lanes[-1], []
		for job in chosen:
			results.append(lane.thread.submit(lane.run, job).result())
			_show(results[-1])
		return results

	def _again(self, chosen: list[Job]) -> list[Result]:
		"""On a site that nobody has touched: what failed because of others passes, and is named."""
		if any("site" in job.stage.needs for job in chosen):
			self._lanes[-1].thread.submit(self._lanes[-1].begin_anew).result()
		return self._alone(chosen)

	def _at_the_terminal(self, bench: dict) -> list[Result]:
		"""One stage after the other, with pytest's own words as they come.

		Meanwhile the other lane's site is made ready for the next run, which need not wait for it then.
		"""
		lane, other = sorted(self._both_lanes(bench), key=lambda lane: not sites.is_copied(lane.site))
		copied = other.thread.submit(self._copy_ahead, other)
		results = []
		for stage in self.stages:
			print(f"\n== {stage.name}", flush=True)
			results.append(_in_foreground(lane, Job(stage, "", jobs.files_with(stage, self.choice.names))))
		copied.result()
		return results

	def _copy_ahead(self, lane: Lane) -> None:
		if any("site" in stage.needs for stage in self.stages):
			sites.copy_ahead(lane.bench, lane.site)

	def _both_lanes(self, bench: dict) -> list[Lane]:
		self._lanes += [Lane(bench, number, self.choice) for number in (0, 1)]
		return self._lanes


def _in_foreground(lane: Lane, job: Job) -> Result:
	if not job.stage.folders:
		result = replace(lane.run(job), cpu=0)
		_show(result)
		return result
	report = paths.OURS / "report.xml"
	report.unlink(missing_ok=True)
	command = commands.pytest(job, lane.choice, report)
	status = shell.foreground(*command, cwd=paths.SITES, **lane.environment(job))
	return Result(job, of_junit(report, status), 0, 0, 1)


def _once_more(results: list[Result]) -> list[Job]:
	failed = [result for result in results if result.failed]
	if sum(len(result.failed) for result in failed) > MOST_AGAIN:
		return []
	return [
		Job(
			result.job.stage,
			result.job.module,
			result.job.files,
			f"again {number}",
			result.job.alone,
			result.failed,
		)
		for number, result in enumerate(failed, 1)
	]


def _show(result: Result) -> None:
	print(line_of(result), flush=True)
	if not result.job.stage.folders and not semgrep.rules():
		print(semgrep.NOT_HERE, flush=True)
	if result.tally.failed:
		print(why_failed(result.job), flush=True)
