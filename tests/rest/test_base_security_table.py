"""The declared table of rights, cell by cell, as each role over HTTP."""

import pytest
import requests

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

_clients: dict[str, Client] = {}
_records: dict[tuple[str, str], str] = {}


def client(address: str, role: str) -> Client:
	if role not in _clients:
		user = None if role == table.GUEST else site.person(*([] if role == table.NO_ROLE else [role]))
		_clients[role] = Client(address, user)
	return _clients[role]


def record(doctype: str, role: str) -> str:
	"""A record for this role alone: what one may cancel or delete, another has not yet met."""
	if (doctype, role) not in _records:
		with site.at_the_console():
			for each in table.EVERYBODY:
				_records[doctype, each] = table.TABLE[doctype].make()
	return _records[doctype, role]


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


def is_granted(answer: requests.Response) -> bool:
	"""Whether the right is there: a rule of the record may still refuse, in its own name."""
	if answer.status_code not in (401, 403):
		assert answer.status_code < 500, answer.text
		message = answer.json().get("message") if answer.text.startswith("{") else None
		return not isinstance(message, dict) or message.get("has_permission") is not False
	text = answer.text
	kind = answer.json().get("exc_type") if text.startswith("{") else None
	return kind not in (None, "PermissionError", "AuthenticationError", "NotShared")


@pytest.mark.parametrize("role", table.EVERYBODY)
@pytest.mark.parametrize("doctype", table.TABLE)
def test_each_role_may_do_what_the_table_says_and_nothing_else(address, charter, doctype, role):
	name, row, who = record(doctype, role), table.TABLE[doctype], client(address, role)
	found = {verb for verb in row.verbs() if is_granted(ask(who, verb, doctype, name))}
	assert found == {verb for verb in row.verbs() if row.may(role, verb)}


@pytest.mark.parametrize("doctype", table.ROWS_OF_RECORDS)
def test_rows_of_records_are_reached_by_nobody_alone(address, doctype):
	for role in table.EVERYBODY:
		assert not is_granted(client(address, role).get(doctype)), role


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
