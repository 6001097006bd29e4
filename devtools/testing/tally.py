"""Counting what passed and what failed."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tally:
	passed: int = 0
	failed: int = 0

	def __add__(self, other: "Tally") -> "Tally":
		return Tally(self.passed + other.passed, self.failed + other.failed)

	def __str__(self) -> str:
		return f"{self.passed} passed, {self.failed} failed"


def of_junit(file: Path, status: int) -> Tally:
	"""What pytest's report says; a run that broke off before its report counts as one failure."""
	try:
		suites = ElementTree.parse(file).getroot().iter("testsuite")
	except (FileNotFoundError, ElementTree.ParseError):
		return Tally(failed=1)
	passed = failed = 0
	for suite in suites:
		bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
		failed += bad
		passed += int(suite.get("tests", 0)) - bad - int(suite.get("skipped", 0))
	# Interrupted (2), broken (3) or misused (4): what was counted is not all there was.
	return Tally(passed, failed + (status in (2, 3, 4) and not failed))
