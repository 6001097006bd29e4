"""The declared table of rights, cell by cell, as each role over HTTP."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client
from tests.rest.programs import all_scopes, make_key

# What is closed answers guests and people of the portal as if it were not there.
NOT_THERE = '{"exc_type": "DoesNotExistError"}'
REFUSALS = (None, "PermissionError", "AuthenticationError", "NotShared", "NotOpen")
_clients: dict[str, Client] = {}


def client(address: str, role: str) -> Client:
	if role not in _clients:
		_clients[role] = _begin(address, role)
	return _clients[role]


def _begin(address: str, role: str) -> Client:
	if role == table.PROGRAM:
		return Client(address, header=make_key(*all_scopes())[1])
	if role == table.GUEST:
		return Client(address)
	return Client(address, site.person(*([] if role == table.NO_ROLE else [role])))


def records(row: table.Row) -> dict[str, str]:
	"""A record for each role alone that may change it: what one deletes, another has not yet met.

	One serves all who may look at most: what they are refused changes nothing.
	"""
	with site.at_the_console():
		shared = row.make()
		return {role: row.make() if row.may_change(role) else shared for role in table.EVERYBODY}


def ask(client: Client, verb: str, doctype: str, name: str) -> requests.Response:
	if verb == "print":
		return client.ask("frappe.www.printview.get_html_and_style", doc=doctype, name=name)
	if verb == "export":
		words = {"doctype": doctype, "fields": ["name"], "file_format_type": "CSV", "title": "x"}
		return client.call("frappe.desk.reportview.export_query", **words)
	if verb in ("submit", "cancel", "amend"):
		words = {"doctype": doctype, "docname": name, "perm_type": verb}
		return client.ask("frappe.client.has_permission", **words)
	if verb == "share":
		words = {"doctype": doctype, "name": name, "user": "Administrator", "read": 1}
		return client.call("frappe.share.add", **words)
	return {
		"read": lambda: client.get(doctype, name),
		"list": lambda: client.get(doctype),
		"count": lambda: client.ask("frappe.client.get_count", doctype=doctype),
		"write": lambda: client.put(doctype, name),
		"create": lambda: client.post(doctype),
		"delete": lambda: client.delete(doctype, name),
	}[verb]()


def answer_of(client: Client, verb: str, doctype: str, name: str) -> requests.Response:
	"""Version 16 deletes without waiting for who else holds the record, and answers 500 then."""
	answer = ask(client, verb, doctype, name)
	for _try in range(4):
		if answer.status_code != 500 or "QueryTimeoutError" not in answer.text:
			break
		answer = ask(client, verb, doctype, name)
	return answer


def may(role: str, answer: requests.Response) -> bool:
	"""Whether the answer tells of a right. A program is stopped at the door: all else is too much."""
	if role == table.PROGRAM:
		return answer.status_code != 403 or answer.json().get("code") != "not_allowed"
	return is_granted(answer)


def is_granted(answer: requests.Response) -> bool:
	"""Whether the right is there: a rule of the record may still refuse, in its own name."""
	if answer.text == NOT_THERE:
		return False
	if answer.status_code not in (401, 403):
		assert answer.status_code < 500, answer.text
		message = answer.json().get("message") if answer.text.startswith("{") else None
		return not isinstance(message, dict) or message.get("has_permission") is not False
	text = answer.text
	kind = answer.json().get("exc_type") if text.startswith("{") else None
	return kind not in REFUSALS


@pytest.mark.parametrize("doctype", table.TABLE)
def test_each_role_may_do_what_the_table_says_and_nothing_else(address, charter, doctype):
	row = table.TABLE[doctype]
	names = records(row)
	clients = {role: client(address, role) for role in table.EVERYBODY}

	def verbs_of(role: str) -> set[str]:
		"""One after the other, since the last of them deletes."""
		asked = {verb: answer_of(clients[role], verb, doctype, names[role]) for verb in row.verbs()}
		return {verb for verb, answer in asked.items() if may(role, answer)}

	# As many at once as the server has processes, and one that is just asking.
	with ThreadPoolExecutor(3) as several:
		found = dict(zip(table.EVERYBODY, several.map(verbs_of, table.EVERYBODY), strict=True))
	assert found == {role: {verb for verb in row.verbs() if row.may(role, verb)} for role in table.EVERYBODY}


@pytest.mark.parametrize("doctype", table.ROWS_OF_RECORDS)
def test_rows_of_records_are_reached_by_nobody_alone(address, doctype):
	for role in table.EVERYBODY:
		assert not may(role, client(address, role).get(doctype)), role


def test_no_doctype_is_missing_from_the_table():
	with site.at_the_console():
		import frappe

		modules = frappe.get_all("Module Def", {"app_name": "coalition"}, pluck="name")
		doctypes = frappe.get_all("DocType", {"module": ("in", modules)}, pluck="name")
	assert sorted(doctypes) == sorted([*table.TABLE, *table.ROWS_OF_RECORDS])


def test_each_cell_that_is_explained_stands_in_the_table():
	for doctype, row in table.TABLE.items():
		for role, verb in row.why:
			assert role in table.EVERYBODY and verb in table.VERBS, doctype
