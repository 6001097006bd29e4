"""The same thing done by several at once: each in a process of its own, and all let go at one moment.

A process inherits nobody's connection: it is forked from one that has imported much and done nothing, which
takes no time ("forkserver"). What it runs is a function at the top of a module, with its words bound by
`partial`; last it is given `ready`, which it calls when all that is left to do is what shall happen at once.
"""

import multiprocessing
import traceback
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from queue import Empty
from time import monotonic, sleep
from typing import Any

import frappe
import requests

from tests.rest.portal_visitor import PortalVisitor

PROCESSES = multiprocessing.get_context("forkserver")
# Nothing of the app's own: some tests put another clock under it before it is imported.
PROCESSES.set_forkserver_preload(["frappe", "requests", "tests.rest.client", "tests.rest.programs"])
# Seconds; a loaded machine takes a while to start several processes.
UNTIL_READY, UNTIL_ANSWERED, UNTIL_ENDED = 60, 120, 30

Ready = Callable[[], object]
Run = Callable[[Ready], Any]


def at_once(runs: Sequence[Run]) -> list[Any]:
	"""What each run answers, in their order. One that fails, or hangs, fails the test that asked for it."""
	barrier, answers = PROCESSES.Barrier(len(runs)), PROCESSES.Queue()
	processes = [
		PROCESSES.Process(target=_run, args=(number, run, barrier, answers))
		for number, run in enumerate(runs)
	]
	for process in processes:
		process.start()
	try:
		found = dict(_answer_of(answers) for _ in runs)
		for process in processes:
			process.join(UNTIL_ENDED)
		assert [process.exitcode for process in processes] == [0] * len(runs)
	finally:
		for process in processes:
			process.kill()
	return [found[number] for number in range(len(runs))]


def _run(number: int, run: Run, barrier, answers) -> None:
	try:
		answers.put((number, run(partial(barrier.wait, UNTIL_READY)), ""))
	except BaseException:
		answers.put((number, None, traceback.format_exc()))
		# The others wait for nobody who does not come.
		barrier.abort()


def _answer_of(answers) -> tuple[int, Any]:
	try:
		number, answer, error = answers.get(timeout=UNTIL_ANSWERED)
	except Empty:
		raise AssertionError(f"a process did not answer within {UNTIL_ANSWERED} seconds") from None
	assert not error, error
	return number, answer


def post_of(visitor: PortalVisitor, path: str, form: dict) -> Run:
	"""A form of the portal that is sent with the cookies that a visitor has now."""
	return partial(_post, visitor.address + path, visitor.session.cookies.get_dict(), form)


def _post(url: str, cookies: dict, form: dict, ready: Ready) -> requests.Response:
	ready()
	return requests.post(url, data=form, cookies=cookies, allow_redirects=False)


def statuses(answers: Iterable[requests.Response]) -> list[int]:
	return sorted(answer.status_code for answer in answers)


def until_waiting(table: str) -> None:
	"""Come back once somebody waits for a row of this table, which the transaction at the console holds."""
	waiting = """select count(*) from information_schema.processlist
		where id != connection_id() and db = database() and info like %s
		and (info like '%%for update%%' or info like 'delete%%')"""
	ends = monotonic() + UNTIL_READY
	while not frappe.db.sql(waiting, f"%`tab{table}`%")[0][0]:
		assert monotonic() < ends, f"nobody waits for {table}"
		sleep(0.05)
