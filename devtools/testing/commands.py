"""The command lines of the tests."""

import os
from dataclasses import dataclass
from pathlib import Path

from devtools import paths
from devtools.testing.jobs import Job
from devtools.testing.stages import Stage


@dataclass(frozen=True)
class Choice:
	"""Which tests run: an expression for names ("" for all), the seed of their order, what is long too?"""

	names: str = ""
	seed: int = 0
	thorough: bool = False


def pytest(job: Job, choice: Choice, report: Path) -> list[object]:
	"""Pytest over the tests or files of a job, or over its whole stage where it names none."""
	return [
		*(paths.PYTHON, "-m", "pytest", "--rootdir", paths.ROOT, "-c", paths.ROOT / "pyproject.toml"),
		*("--quiet", "--no-header", "--tb=short", "--durations=3", f"--junit-xml={report}"),
		*("-p", "devtools.testing.failed_plugin", f"--failed-to={failed_file(report)}"),
		# The order alone: Python's random numbers stay as they are.
		*(f"--randomly-seed={choice.seed}", "--randomly-dont-reset-seed"),
		*("-k", choice.names, "-m", _marks(job, choice)),
		*job.stage.words,
		*(job.tests or job.files or job.stage.folders),
	]


def failed_file(report: Path) -> Path:
	"""Where the names of failed tests go, a line each."""
	return report.with_suffix(".failed")


def _marks(job: Job, choice: Choice) -> str:
	marks = [] if choice.thorough else ["not thorough"]
	if job.alone or (job.files and not choice.names):
		marks.append("alone" if job.alone else "not alone")
	return " and ".join(marks)


def environment(stage: Stage, bench: dict, choice: Choice) -> dict[str, str]:
	return {
		"PYTHONPATH": os.pathsep.join([str(paths.ROOT), str(paths.ROOT / "apps")]),
		**({"THOROUGH": "1"} if choice.thorough else {}),
		**stage.settings(bench),
	}
