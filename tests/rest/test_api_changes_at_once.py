"""What has changed since a cursor, while others write: nothing missed."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import frappe
import pytest

from tests import site
from tests.rest.at_once import PROCESSES, until_waiting
from tests.rest.changes import SCOPES, change, new_member, now, program_of, since
from tests.rest.client import Client
from tests.rest.programs import Program, make_key, told

REVOKE = "coalition.base.program_keys.desk.revoke"


@pytest.fixture
def member(charter) -> str:
	return new_member()


@pytest.fixture
def program(address, member) -> Program:
	return program_of(address, member)


# A transaction that began early and committed late


def _slow(member: str, text: str, written, may_end) -> None:
	"""Change a member, and keep that from everybody until told to commit."""
	with site.at_the_console():
		import frappe

		frappe.get_doc("Charter Declaration", {"member_organisation": member}).add_comment("Comment", text)
		doc = frappe.get_doc("Proposed Change", {"member_organisation": member})
		doc.flags.ignore_permissions = True
		doc.update({"note": text}).save()
		written.set()
		may_end.wait(30)


def test_a_change_that_is_committed_late_is_not_missed(program, member, charter):
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		factories.declaration(member, charter, "2026-01-07")
		proposal = factories.proposal(frappe.get_doc("Member Organisation", member)).name
	cursor = now(program)
	written, may_end = PROCESSES.Event(), PROCESSES.Event()
	slow = PROCESSES.Process(target=_slow, args=(member, "متأخر", written, may_end))
	slow.start()
	assert written.wait(60)
	told(program.post("letters.issue"))
	early, cursor = since(program, cursor)
	assert [kind for kind, _name, _what in early] == ["letter"]
	may_end.set()
	slow.join(60)
	late, _cursor = since(program, cursor)
	assert late == [("proposal", proposal, "changed")]


def _writes(member: str, most: int) -> None:
	from coalition.base.program_keys import feeds

	for number in range(most):
		with site.at_the_console():
			holder = {"holder_type": "Member Organisation", "holder": member}
			feeds.note(holder, "organisation", f"{time.monotonic_ns()}-{number}", feeds.CHANGED)
			time.sleep(0.003 * (number % 4))


def test_whoever_polls_while_many_write_misses_nothing_and_reads_nothing_twice(program, member):
	cursor, writers, each = now(program), 4, 15
	with site.at_the_console():
		import frappe

		# The test alone asks oftener than a program should.
		frappe.db.set_value("Program Key", {"holder": member}, "requests_per_minute", 6000)
	several = PROCESSES.Pool(writers)
	done = threading.Event()
	several.starmap_async(_writes, [(member, each)] * writers, callback=lambda _result: done.set())
	found: list[str] = []
	ends = time.monotonic() + 90
	while time.monotonic() < ends:
		finished = done.is_set()
		rows, cursor = since(program, cursor, length=7)
		found += [name for _kind, name, _what in rows]
		if finished and not rows:
			break
	several.terminate()
	assert len(found) == len(set(found)) == writers * each


def test_a_key_is_revoked_while_a_change_is_numbered(address, member):
	key, _header = make_key(*SCOPES, holder_type="Member Organisation", holder=member)
	officer = Client(address, site.person("Coalition Secretariat"))
	change(member, "نص")
	feed = site.value("Change Feed", {"program_key": key})
	with ThreadPoolExecutor() as pool:
		with site.at_the_console():
			import frappe

			from coalition.base.program_keys import feeds

			feeds.note({"holder": member}, "organisation", member, feeds.CHANGED)
			frappe.db.get_value("Change Feed", feed, "name", for_update=True)
			asked = pool.submit(officer.call, REVOKE, key=key, why="ضاع الحاسوب")
			until_waiting("Change Feed")
		assert asked.result().status_code == 200
	assert site.count("Change Feed", {"name": feed}) == site.count("Change Note", {"feed": feed}) == 0


# Machines whose clocks differ


def _notes_by_another_clock(member: str, hours: int, names: list[str], may_begin, done) -> None:
	"""As on a machine whose clock is hours ahead, or behind."""
	from frappe.utils import data

	now = data.now_datetime
	frappe.utils.now_datetime = data.now_datetime = lambda: now() + timedelta(hours=hours)
	from coalition.base.program_keys import feeds

	for name in names:
		assert may_begin.wait(30)
		may_begin.clear()
		with site.at_the_console():
			feeds.note({"holder": member}, "organisation", name, feeds.CHANGED)
			feeds.sweep()
		done.set()


def test_machines_whose_clocks_differ_by_months_tell_in_one_order(program, member):
	"""One is half a year behind, one ahead; they write by turns, and sweep what they hold for old."""
	cursor = now(program)
	turns = [(PROCESSES.Event(), PROCESSES.Event()) for _clock in range(2)]
	clocks = [
		PROCESSES.Process(
			target=_notes_by_another_clock, args=(member, hours, [f"{hours} {n}" for n in range(3)], *turn)
		)
		for hours, turn in zip((-4400, 4400), turns, strict=True)
	]
	for clock in clocks:
		clock.start()
	for _n in range(3):
		for may_begin, done in turns:
			may_begin.set()
			assert done.wait(60)
			done.clear()
	for clock in clocks:
		clock.join(60)
	found = told(program.get("changes.list", cursor=cursor))["items"]
	assert [each["name"] for each in found] == ["-4400 0", "4400 0", "-4400 1", "4400 1", "-4400 2", "4400 2"]
	moments = [datetime.fromisoformat(each["happened_on"]) for each in found]
	assert moments == sorted(moments) and moments[-1] - moments[0] < timedelta(minutes=5)


# Lists that are read while rows come


def _declares(member: str, charter: str, most: int) -> None:
	from coalition.tests import factories

	for number in range(most):
		with site.at_the_console():
			factories.declaration(member, charter, f"2024-01-{number + 1:02}")


def test_whoever_reads_a_list_while_it_grows_reads_each_that_was_there_once(program, member, charter):
	from coalition.tests import factories

	with site.at_the_console():
		there = [factories.declaration(member, charter, f"2023-01-{day:02}").name for day in range(1, 13)]
	cursor, writer = now(program), PROCESSES.Process(target=_declares, args=(member, charter, 12))
	writer.start()
	found: list[str] = []
	page = told(program.get("declarations.list", length=2))
	while True:
		found += [each["name"] for each in page["items"]]
		if not page["next"]:
			break
		time.sleep(0.1)
		page = told(program.get("declarations.list", length=2, cursor=page["next"]))
	writer.join(120)
	assert writer.exitcode == 0
	assert len(found) == len(set(found)) and set(there) <= set(found)
	# What came too late for the list is told as a change.
	later = {name for _kind, name, what in since(program, cursor)[0] if what == "made"}
	assert {*found, *later} == set(_declared(program))


def _declared(program: Program) -> list[str]:
	return [each["name"] for each in told(program.get("declarations.list"))["items"]]
