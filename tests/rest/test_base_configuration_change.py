"""The log of configuration changes over HTTP: the permission manager's door, and everybody's hands off."""

import json

import pytest
import requests

from tests import sessions, site

LOG = "Configuration Change"
MANAGER = "frappe.core.page.permission_manager.permission_manager"
ROW = {"doctype": "Coalition Sector", "role": "Screening Officer", "permlevel": "0"}


@pytest.fixture(scope="module")
def manager() -> str:
	return site.person("System Manager", "Coalition Administrator")


@pytest.fixture
def session(address, manager) -> requests.Session:
	return sessions.browser_of(address, manager)


def _changes(person: str) -> list[tuple]:
	with site.at_the_console():
		import frappe

		fields = ["action", "setting", "before", "after"]
		filters = {"changed_by": person, "record": ROW["doctype"]}
		rows = frappe.get_all(LOG, filters=filters, fields=fields, order_by="changed_on")
		return [(row.action, row.setting, row.before or "", row.after or "") for row in rows]


def test_what_the_permission_manager_does_is_recorded_with_who_did_it(address, session, manager):
	def call(name: str, **values: str) -> None:
		answer = session.post(f"{address}/api/method/{MANAGER}.{name}", json=values)
		assert answer.status_code == 200, answer.text

	call("add", parent=ROW["doctype"], role=ROW["role"], permlevel=ROW["permlevel"])
	call("update", **ROW, ptype="write", value="1")
	call("reset", doctype=ROW["doctype"])
	place = "Screening Officer, level 0"
	first, second, third = _changes(manager)
	assert (first[:2], second[:2], third[:2]) == (("Made", place), ("Changed", place), ("Removed", place))
	assert "write" in second[3]
	assert "write" not in second[2]
	# A change of permissions is in effect at once.
	assert third[2] == second[3]


def test_changing_permissions_takes_the_engines_own_right(address, secretary):
	other = sessions.browser_of(address, secretary)
	answer = other.post(f"{address}/api/method/{MANAGER}.reset", json={"doctype": ROW["doctype"]})
	assert answer.status_code == 403


@pytest.fixture
def row(session) -> str:
	from coalition.audit.record import Change, write

	with site.at_the_console():
		write([Change("Role", "Council Member", "Changed", "disabled", "", "1")], "Administrator")
	return str(site.value(LOG, {"record": "Council Member", "setting": "disabled"}))


def test_no_door_of_the_engine_writes_the_log(address, session, row):
	doc = {"doctype": LOG, "name": row, "record": "Nobody", "flags": {"ignore_permissions": 1}}
	doors = [
		session.post(f"{address}/api/resource/{LOG}", json={**doc, "name": "mine"}),
		session.put(f"{address}/api/resource/{LOG}/{row}", json={"record": "Nobody"}),
		session.delete(f"{address}/api/resource/{LOG}/{row}"),
		session.post(f"{address}/api/method/frappe.client.save", json={"doc": json.dumps(doc)}),
		session.post(
			f"{address}/api/method/frappe.client.set_value",
			json={"doctype": LOG, "name": row, "fieldname": "record", "value": "Nobody"},
		),
		session.post(
			f"{address}/api/method/frappe.desk.reportview.delete_items",
			data={"items": json.dumps([row]), "doctype": LOG},
		),
		session.post(
			f"{address}/api/method/frappe.model.rename_doc.update_document_title",
			json={"doctype": LOG, "docname": row, "name": "another"},
		),
	]
	# Deleting several answers well and says in a message which it could not delete.
	assert [answer.status_code for answer in doors if answer.status_code < 400] in ([], [200])
	assert site.value(LOG, row, "record") == "Council Member"
	assert site.count(LOG, {"name": ("in", ("mine", "another"))}) == 0


def test_oversight_reads_and_the_secretariat_does_not(address, row, secretary):
	for user, status in ((site.person("Oversight Member"), 200), (secretary, 403)):
		reader = sessions.browser_of(address, user)
		assert reader.get(f"{address}/api/resource/{LOG}/{row}").status_code == status
