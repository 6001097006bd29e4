"""What the tests are cut into: a job is some files of one stage and one module."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools import paths
from devtools.testing import budgets
from devtools.testing.stages import TOOLS, Stage
from devtools.testing.tally import Tally

ALONE = "pytest.mark.alone"


@dataclass(frozen=True)
class Job:
	"""`alone`: those of its tests that need the machine for themselves, and no others.

	`tests` names single ones of pytest's, in place of all that are in the files.
	"""

	stage: Stage
	module: str
	files: tuple[Path, ...] = ()
	part: str = ""
	alone: bool = False
	tests: tuple[str, ...] = ()

	def __str__(self) -> str:
		return " ".join(word for word in (self.stage.name, self.module, self.part) if word)

	@property
	def log(self) -> str:
		"""The name of its log and of its report."""
		return "test-" + str(self).replace(" ", "-").replace("/", "of")

	@property
	def cost(self) -> float:
		"""CPU-seconds to expect, for its share of the files."""
		share = len(self.files) / max(len(self.stage.files().get(self.module, ())), 1)
		return budgets.expected(self.stage.name, self.module) * (share or 1)


@dataclass(frozen=True)
class Result:
	"""`failed` holds pytest's names; `slowness` is that of the machine while the job ran (cpu.py)."""

	job: Job
	tally: Tally
	seconds: float
	cpu: float
	slowness: float
	failed: tuple[str, ...] = ()


def plan(stages: Sequence[Stage]) -> list[Job]:
	"""The jobs that may run side by side, the dearest first."""
	jobs = [job for stage in stages for job in _of_stage(stage)]
	return sorted(jobs, key=lambda job: job.cost, reverse=True)


def _of_stage(stage: Stage) -> Iterator[Job]:
	if not stage.folders:
		yield Job(stage, TOOLS)
	for module, files in stage.files().items():
		parts = -(-len(files) // stage.most_files)
		for number in range(parts):
			# Neighbours in the alphabet are alike in what they take: each part gets some of all.
			part = f"{number + 1}/{parts}" if parts > 1 else ""
			yield Job(stage, module, tuple(files[number::parts]), part)


def plan_alone(stages: Sequence[Stage]) -> list[Job]:
	"""The jobs of tests that say that they need the machine for themselves."""
	jobs = []
	for stage in stages:
		for module, files in stage.files().items():
			if named := tuple(file for file in files if ALONE in file.read_text()):
				jobs.append(Job(stage, module, named, "alone", alone=True))
	return jobs


def files_with(stage: Stage, names: str) -> tuple[Path, ...]:
	"""The files that may hold a test that pytest's `-k names` means; all where that cannot be told.

	Collecting a stage takes longer than most single tests do.
	"""
	words = set(re.findall(r"\w+", names.lower())) - {"and", "or"}
	files = [file for found in stage.files().values() for file in found]
	if "not" in words:
		return tuple(files)
	return tuple(file for file in files if _may_mean(file, words))


def _may_mean(file: Path, words: set[str]) -> bool:
	"""Do its path or its text hold one of the words, or does it make names of tests as it is collected?"""
	text = f"{file.relative_to(paths.ROOT)} {file.read_text()}".lower()
	return "parametrize" in text or any(word in text for word in words)
