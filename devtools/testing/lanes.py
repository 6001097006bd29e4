"""Lanes: what runs tests side by side, each on a site of its own behind a web server of its own."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

from devtools import paths, shell, state
from devtools.installing import sites
from devtools.running import serve, services
from devtools.testing import commands, cpu, stages
from devtools.testing.commands import Choice
from devtools.testing.jobs import Job, Result
from devtools.testing.tally import Tally, of_junit

PORTS = ("test_web", "test_web2")


class Queue:
	"""Jobs for lanes, in order. What needs a database or a site waits until `open_all`."""

	def __init__(self, jobs: Sequence[Job]) -> None:
		self._jobs = list(jobs)
		self._is_open = False
		self._changed = threading.Condition()

	def open_all(self) -> None:
		with self._changed:
			self._is_open = True
			self._changed.notify_all()

	def close(self) -> None:
		"""Hand out nothing more."""
		with self._changed:
			self._jobs.clear()
			self._changed.notify_all()

	def take(self) -> Job | None:
		"""The next job that can begin, once there is one; None when none is left."""
		with self._changed:
			while self._jobs:
				for job in self._jobs:
					if self._is_open or not job.stage.needs:
						self._jobs.remove(job)
						return job
				self._changed.wait()
		return None


class Lane:
	"""Runs jobs one after the other. Its site and its server are there from the first job that needs them.

	All of it happens in one thread: what a thread started ends with that thread (guard.py).
	"""

	def __init__(self, bench: dict, number: int, choice: Choice) -> None:
		self.bench, self.number, self.choice = bench, number, choice
		self.site = paths.TEST_SITES[number]
		self.thread = ThreadPoolExecutor(max_workers=1)
		self._open = ExitStack()

	def run(self, job: Job) -> Result:
		(paths.LOGS / f"{job.log}.log").unlink(missing_ok=True)
		before, started, slowness = self._besides(job), time.monotonic(), cpu.slowness()
		if job.stage.folders:
			status, seconds = self._pytest(job)
			report = self._report(job)
			tally, failed = of_junit(report, status), _lines(commands.failed_file(report))
		else:
			tally, seconds = self._static(job)
			failed = ()
		spent = seconds + self._besides(job) - before
		return Result(job, tally, time.monotonic() - started, spent, slowness, failed)

	def environment(self, job: Job) -> dict[str, str]:
		"""What the tests of a job are told; makes the site and starts its server where they need them."""
		told = commands.environment(job.stage, self.bench, self.choice)
		if "site" in job.stage.needs:
			told["COALITION_SITE"] = self._ready_site
		if job.stage.needs == "served site":
			told["SITE_URL"] = self._server[0]
		return told

	def begin_anew(self) -> None:
		"""Bring the site back as it was; a server that runs goes on with it."""
		sites.restore(self.bench, self.site)

	def close(self) -> None:
		self.thread.submit(self._open.close).result()
		self.thread.shutdown()

	@cached_property
	def _ready_site(self) -> str:
		sites.take_copy(self.bench, self.site)
		return self.site

	@cached_property
	def _server(self) -> tuple[str, int]:
		"""Its address and its process."""
		port = state.claim_port(self.bench, PORTS[self.number])
		address = self._open.enter_context(serve.web(self._ready_site, port))
		return address, shell.process_of(f"web-{self.site}")

	def _pytest(self, job: Job) -> tuple[int, float]:
		report = self._report(job)
		report.parent.mkdir(exist_ok=True)
		for file in (report, commands.failed_file(report)):
			file.unlink(missing_ok=True)
		told = self.environment(job)
		return shell.measured(job.log, *commands.pytest(job, self.choice, report), cwd=paths.SITES, **told)

	def _static(self, job: Job) -> tuple[Tally, float]:
		done = [shell.measured(job.log, *command, cwd=paths.ROOT) for command in stages.static()]
		passed = sum(status == 0 for status, _seconds in done)
		return Tally(passed, len(done) - passed), sum(seconds for _status, seconds in done)

	def _besides(self, job: Job) -> float:
		"""CPU-seconds so far of the server and of the database, as this job uses them."""
		if not job.stage.needs:
			return 0.0
		served = cpu.of_tree(self._server[1]) if job.stage.needs == "served site" else 0.0
		return served + services.cpu_seconds(self.bench, sites.database(job.stage.site or self.site))

	def _report(self, job: Job) -> Path:
		return paths.OURS / "reports" / f"{job.log}.xml"


def _lines(file: Path) -> tuple[str, ...]:
	return tuple(file.read_text().splitlines()) if file.exists() else ()
