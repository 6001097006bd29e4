"""Many programs at once: whether anything fails, is lost or comes twice; how long it takes, and what memory.

Usage: python -m benchmarks.load ADDRESS in the bench's `sites` folder; COALITION_SITE is the site's name.
Exit status 1 where something went wrong or a budget is broken.
"""

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import frappe

from benchmarks import bare, memory
from benchmarks.measure import Figure, quantiles
from benchmarks.programs import Program
from tests import site
from tests.rest.programs import make_key

PROGRAMS = 100
# Seconds: first ours by turns with the bare way; then ours alone, until memory has settled; then what counts.
# The engine tells Python to look seldom for objects that hold each other: they pile up, and go, and what a
# process has at the most is reached after some hundred applications.
BESIDE_BARE, SETTLING, ALONE = 60, 300, 120
MOST_GROWTH = 1.1
SCOPES = ("applications:submit", "applications:read", "changes:read")
APPLICATION = "Membership Application"
# Who signs what is handed in here.
MARK = "موقّع بين كثيرين"


@dataclass(frozen=True)
class Outcome:
	"""What went wrong, in words; seconds by what was done; bytes that the web processes held."""

	errors: Sequence[str]
	bare_errors: Sequence[str]
	seconds: dict[str, list[float]]
	handed_in: int
	bytes_before: int
	bytes_after: int


def run(
	address: str,
	charter: str,
	number: int = PROGRAMS,
	beside_bare: float = BESIDE_BARE,
	settling: float = SETTLING,
	alone: float = ALONE,
) -> Outcome:
	"""Let programs loose on a site that is there for tests; they declare this charter, the one in force."""
	site.forget_tries()
	keys = [make_key(*SCOPES)[1].partition(": ")[2] for _program in range(number)]
	form, stored = form_of(charter), _stored()
	with _twin() as (twin, bare_key), site.configured(coalition_requests_per_address=100_000):
		path = f"/api/resource/{twin}"
		programs = [Program(address, key, bare_key, form, path, each) for each, key in enumerate(keys)]
		_let_loose(programs, beside_bare, beside_bare=True)
		_let_loose(programs, settling, beside_bare=False)
		before = memory.of_web_processes(address)
		_let_loose(programs, alone, beside_bare=False)
		return _outcome(programs, stored, before, memory.of_web_processes(address))


@contextmanager
def _twin() -> Iterator[tuple[str, str]]:
	with site.at_the_console():
		twin, key = bare.make_twin(APPLICATION), bare.new_key("Coalition Secretariat")
	try:
		yield twin, key
	finally:
		with site.at_the_console():
			bare.drop_twin(twin)


def form_of(charter: str) -> dict:
	"""What an application says that declares this charter, but for its name."""
	from coalition.tests import factories

	with site.at_the_console():
		clauses = frappe.get_all("Charter Clause", {"parent": charter}, pluck="clause", order_by="idx")
		return {
			**factories.organisation(),
			"kind": "Organisation",
			"charter": charter,
			"declared_clauses": clauses,
			"signatory": MARK,
			"channel": "Paper",
			"given_on": frappe.utils.nowdate(),
			"may_follow": True,
		}


def _new_charter() -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.charter().name


def _let_loose(programs: Sequence[Program], seconds: float, beside_bare: bool) -> None:
	ends = time.monotonic() + seconds
	threads = [threading.Thread(target=program.run, args=(ends, beside_bare)) for program in programs]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join()


def _stored() -> int:
	"""How many such applications there are; the site may hold others from before."""
	return site.count(APPLICATION, {"signatory": MARK})


def _outcome(programs: Sequence[Program], stored_before: int, before: int, after: int) -> Outcome:
	errors = [error for program in programs for error in program.errors]
	handed_in = {name for program in programs for name in program.handed_in.values()}
	errors += _lost_or_twice(programs)
	stored = _stored() - stored_before
	if stored != len(handed_in):
		errors.append(f"{len(handed_in)} were handed in, {stored} are stored")
	seconds = {
		what: [each for program in programs for each in program.seconds[what]]
		for what in ("read", "read bare", "write", "write bare")
	}
	bare_errors = [error for program in programs for error in program.bare_errors]
	return Outcome(errors, bare_errors, seconds, len(handed_in), before, after)


def _lost_or_twice(programs: Sequence[Program]) -> list[str]:
	"""Where changes did not tell of each application once."""
	return [
		f"handed in: {sorted(program.handed_in.values())}; told of: {sorted(program.told)}"
		for program in programs
		if sorted(program.told) != sorted(program.handed_in.values())
	]


def main(address: str) -> int:
	outcome = run(address, _new_charter())
	for error in outcome.errors[:20]:
		print(error)
	print(
		f"{PROGRAMS} programs, {BESIDE_BARE + SETTLING + ALONE} s, {outcome.handed_in} applications: "
		f"{len(outcome.errors)} errors; of the bare DocType {len(outcome.bare_errors)}"
	)
	seconds = outcome.seconds
	lines = [
		*quantiles("REST poll, many at once", seconds["read"], seconds["read bare"], 1.3),
		*quantiles("REST application, many at once", seconds["write"], seconds["write bare"], 1.5),
		Figure(
			f"memory after minutes, of {outcome.bytes_before >> 20} MB before",
			outcome.bytes_after >> 20,
			MOST_GROWTH * (outcome.bytes_before >> 20),
			"MB",
		),
	]
	for line in lines:
		print(line)
	return int(bool(outcome.errors) or any(line.is_over for line in lines))


if __name__ == "__main__":
	sys.exit(main(sys.argv[1]))
