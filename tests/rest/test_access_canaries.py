"""No function that is open tells a role what it may not read: by value, or by what a filter changes."""

import os
import random
import re
from collections.abc import Callable, Iterable, Iterator

import frappe
import pytest
import requests

from coalition.access.callers import Caller, caller
from coalition.access.stored.engine_tables import RIGHTS
from tests import site
from tests.rest import canaries, canary_calls
from tests.rest import security_table as table
from tests.rest.canaries import TOKEN, Canary
from tests.rest.client import Client

# Who asks at the desk, at the portal, and of another app.
ROLES = (
	*(table.ADMINISTRATOR, table.SECRETARIAT, table.FINANCE, table.COUNCIL, table.OVERSIGHT, table.SCREENING),
	*(table.TRAINING, table.AUDITOR, table.BRANCH_OFFICER, table.DELEGATE, "Website Manager"),
)
# Of the records, for each role and function: one here, more with --thorough.
HERE, THOROUGH = 1, 12
Asked = tuple[str, Canary, Iterable[dict[str, object]]]


@pytest.fixture(scope="module")
def planted(charter) -> Iterator[list[Canary]]:
	planted = canaries.plant()
	yield planted
	canaries.take_away(planted)


@pytest.fixture(scope="module")
def functions() -> dict[str, Callable]:
	with site.at_the_console():
		return canary_calls.functions()


@pytest.mark.parametrize("role", ROLES)
def test_no_canary_is_heard_by_who_may_not_read_it(address, planted, functions, role):
	asked = (
		(name, canary, canary_calls.calls(function, canary))
		for name, function in functions.items()
		for canary in chosen(planted, f"{role} {name}")
	)
	spoken, readable = listen(Client(address, site.person(role)), planted, asked)
	# Who may read records of ours hears of them: otherwise nothing was asked.
	ours = {token for canary in planted if not canary.is_engines for token in canary.levels()}
	assert bool(spoken & ours) == bool(readable & ours)


@pytest.mark.parametrize("role", (table.SECRETARIAT, table.COUNCIL, table.SCREENING, table.BRANCH_OFFICER))
def test_no_canary_is_heard_as_the_desk_asks(address, planted, role):
	canaries_asked = chosen(planted, f"{role} at the desk", 3)
	asked = (
		(name, canary, words) for canary in canaries_asked for name, words in canary_calls.recorded(canary)
	)
	spoken, readable = listen(Client(address, site.person(role)), planted, asked)
	assert spoken <= readable


def listen(client: Client, planted: list[Canary], asked: Iterable[Asked]) -> tuple[set[str], set[str]]:
	"""Fail where something is heard of a record that they may not read; answers what was, and may be."""
	readable, spoken, heard = tokens_for(client.user, planted), set(), []
	for name, canary, calls in asked:
		answers = [client.call(name, **words) for words in calls]
		told = {token for answer in answers for token in re.findall(rf"{TOKEN}\d+l\dx", answer.text)}
		spoken |= told
		if told - readable or differ(answers, canary, readable):
			heard.append((name, canary.doctype, sorted(told - readable)[:3], answers[0].text[:200]))
	assert not heard, "\n".join(map(str, heard))
	return spoken, readable


def chosen(planted: list[Canary], seed: str, here: int = HERE) -> list[Canary]:
	"""Others for each role and function, and the same in each run."""
	return random.Random(seed).sample(planted, THOROUGH if os.environ.get("THOROUGH") else here)


def tokens_for(user: str, planted: list[Canary]) -> set[str]:
	"""The tokens that a list or a form would show to this person."""
	with site.at_the_console():
		frappe.set_user(user)
		return {token for canary in planted for token in _readable(canary, caller())}


def _readable(canary: Canary, who: Caller) -> set[str]:
	is_closed = canary.is_engines and who is Caller.DESK and canary.doctype not in RIGHTS
	if is_closed or who is Caller.PORTAL or canary.token == canaries.SEALED:
		return set()
	if canary.is_engines and who is Caller.OTHER and canary.doctype != "User":
		# About no record of ours: as the engine has it.
		return set(canary.levels())
	if not frappe.has_permission(canary.doctype, "read", canary.name):
		return set()
	roles = set(frappe.get_roles())
	levels = {
		row.permlevel for row in frappe.get_meta(canary.doctype).permissions if row.read and row.role in roles
	}
	return {token for token, level in canary.levels().items() if level in levels}


def differ(answers: list[requests.Response], canary: Canary, readable: set[str]) -> bool:
	"""Whether a filter by what one may not read changes what comes back; refusals differ by themselves."""
	first = canary.texts.get(next(iter(canary.texts), ""), 0)
	if len(answers) < 2 or f"{canary.token}l{first}x" in readable:
		return False
	one, other = ((answer.status_code, _told(answer, canary)) for answer in answers)
	return one != other


def _told(answer: requests.Response, canary: Canary) -> str:
	asked = rf"\d|nobody has this|{canary.token}"
	return re.sub(asked, "", answer.text) if answer.ok else ""
