"""The table of rights over the engine's DocTypes: what people with a role of ours may do there, over HTTP."""

import frappe
import pytest
import requests

from coalition.access.stored.engine_tables import RIGHTS
from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

VERBS = ("list", "create", "read", "write", "delete", "share", "submit", "import")
# The engine asks what is in these before it lets them be made.
NOT_MADE_EMPTY = {"Dashboard Chart", "Notification Settings", "ToDo"}


@pytest.fixture(scope="module")
def doctypes() -> list[str]:
	"""All of the engine's that are no rows of others."""
	with site.at_the_console():
		modules = frappe.get_all("Module Def", {"app_name": "frappe"}, pluck="name")
		filters = {"istable": 0, "custom": 0, "module": ("in", modules)}
		return frappe.get_all("DocType", filters, pluck="name", order_by="name")


@pytest.mark.parametrize("role", (table.SECRETARIAT, table.AUDITOR))
def test_each_doctype_of_the_engine_is_open_for_what_the_table_says(address, doctypes, role):
	client = Client(address, site.person(role))
	found = {doctype: rights_over(client, doctype) for doctype in doctypes}
	expected = {doctype: granted(client.user, doctype) & declared(doctype) for doctype in doctypes}
	more = {doctype: sorted(found[doctype] - expected[doctype]) for doctype in doctypes}
	assert {doctype: rights for doctype, rights in more.items() if rights} == {}
	# Of a record the engine may refuse more, of a list and an empty form it does not.
	less = {doctype: surely(doctype, expected[doctype]) - found[doctype] for doctype in doctypes}
	assert {doctype: rights for doctype, rights in less.items() if rights} == {}


def test_no_role_of_ours_is_given_a_right_there_by_name():
	with site.at_the_console():
		ours = frappe.get_hooks("coalition_desk_roles")
		for rows in ("DocPerm", "Custom DocPerm"):
			given = frappe.get_all(
				rows, {"role": ("in", ours), "parent": ("in", list(RIGHTS))}, pluck="parent"
			)
			assert given == []


def surely(doctype: str, expected: set[str]) -> set[str]:
	return expected & ({"list"} if doctype in NOT_MADE_EMPTY else {"list", "create"})


def rights_over(client: Client, doctype: str) -> set[str]:
	answers = {"list": client.get(doctype)}
	if doctype in RIGHTS:
		answers["create"] = client.post(doctype)
		take_away(doctype, answers["create"])
		name = a_record(doctype, client.user)
		for right in VERBS[2:]:
			words = {"doctype": doctype, "docname": name, "perm_type": right}
			answers[right] = client.ask("frappe.client.has_permission", **words)
	return {right for right, answer in answers.items() if is_allowed(answer)}


def take_away(doctype: str, made: requests.Response) -> None:
	if made.ok:
		with site.at_the_console():
			frappe.delete_doc(doctype, made.json()["data"]["name"], force=True, ignore_permissions=True)


def is_allowed(answer: requests.Response) -> bool:
	"""Also where a rule of the record refuses what was sent: the right was there."""
	assert answer.status_code < 500, (answer.url, answer.text[:300])
	message = answer.json().get("message") if answer.ok else None
	refused = isinstance(message, dict) and not message.get("has_permission", True)
	return answer.status_code not in (401, 403, 404) and not refused


def a_record(doctype: str, user: str) -> str:
	"""Anyone's, and of accounts another one's: the engine shares with people their own."""
	if is_single(doctype):
		return doctype
	with site.at_the_console():
		return frappe.db.get_value(doctype, {"name": ("!=", user)}, "name", order_by="creation") or "none"


def is_single(doctype: str) -> bool:
	with site.at_the_console():
		return bool(frappe.get_meta(doctype).issingle)


def granted(user: str, doctype: str) -> set[str]:
	"""What the engine gives this person there, of whatever record."""
	with site.at_the_console():
		held = frappe.permissions.get_role_permissions(frappe.get_meta(doctype), user=user, is_owner=True)
	given = {right for right in VERBS if held.get(right)}
	return given | ({"list"} if held.get("read") or held.get("select") else set())


def declared(doctype: str) -> set[str]:
	rights = RIGHTS.get(doctype, frozenset())
	return {*rights, *({"list"} if rights else ())}
