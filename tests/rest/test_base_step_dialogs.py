"""Steps that decide, over HTTP: who is asked, what is stored together, and lists that decide for nobody."""

import json

import pytest

from tests import site
from tests.rest.client import CLOSED, Client
from tests.rest.under_review import APPLICATION, an_application, status_of

DIALOG, TAKE = (f"coalition.base.step_dialogs.desk.{name}" for name in ("dialog", "take"))
BULK = "frappe.model.workflow.bulk_workflow_approval"
REASON = "لم نعرف بعد من يمثّلكم"


@pytest.fixture
def application() -> dict:
	return an_application("Council Decision")


def step(application: dict, action: str, **more: object) -> dict:
	return {"doctype": APPLICATION, "name": application["name"], "action": action, **more}


def seen(client: Client, application: dict, action: str) -> str:
	return client.ask(DIALOG, **step(application, action)).json()["message"]["seen"]


def test_who_decides_is_told_what_happens_and_declines_with_a_reason_in_one_request(
	address, council_member, application
):
	client = Client(address, council_member)
	shown = client.ask(DIALOG, **step(application, "Decline")).json()["message"]
	assert application["organisation_name"] in shown["sentences"][0]
	assert [each["fieldname"] for each in shown["fields"] if each["reqd"]] == ["reason_for_applicant"]
	bare = client.call(TAKE, **step(application, "Decline", seen=shown["seen"]))
	assert (bare.status_code, bare.json()["exc_type"]) == (417, "AnswersMissing")
	told = {"reason_for_applicant": REASON}
	assert (
		client.call(TAKE, **step(application, "Decline", seen=shown["seen"], values=told)).status_code == 200
	)
	stored = site.value(APPLICATION, application["name"], ["status", "docstatus", "reason_for_applicant"])
	assert stored == ("Declined", 1, REASON)


def test_a_refused_step_stores_nothing_of_what_was_typed(address, application):
	both = site.person("Coalition Secretariat", "Council Member")
	with site.at_the_console():
		import frappe

		frappe.db.set_value(APPLICATION, application["name"], "handled_by", both, update_modified=False)
	client, before = Client(address, both), site.value(APPLICATION, application["name"], "modified")
	values = {"reason_for_applicant": REASON}
	words = step(application, "Decline", seen=seen(client, application, "Decline"), values=values)
	assert client.call(TAKE, **words).json()["exc_type"] == "SamePersonTwice"
	stored = site.value(APPLICATION, application["name"], ["status", "reason_for_applicant", "modified"])
	assert stored == ("Council Decision", None, before)


def test_other_roles_are_asked_nothing_and_take_no_step(address, secretary, application):
	values = {"reason_for_applicant": REASON}
	for user in (secretary, site.person("Coalition Finance"), site.person("Branch Officer"), None):
		client = Client(address, user)
		assert client.ask(DIALOG, **step(application, "Decline")).status_code in CLOSED
		taken = client.call(TAKE, **step(application, "Decline", seen="", values=values))
		assert taken.status_code in CLOSED
	assert status_of(application) == "Council Decision"


def test_declining_without_a_reason_is_refused_on_the_engines_own_ways(address, council_member, application):
	client, name = Client(address, council_member), application["name"]
	led = {"workflow_state": "Declined", "status": "Declined", "docstatus": 1}
	doc = {"doctype": APPLICATION, "name": name}
	for answer in (
		client.call("frappe.model.workflow.apply_workflow", doc=doc, action="Decline"),
		client.put(APPLICATION, name, **led),
	):
		assert (answer.status_code, answer.json()["exc_type"]) == (417, "ReasonMissing")
	assert status_of(application) == "Council Decision"


def test_no_list_decides_for_many(address, council_member, application):
	client = Client(address, council_member)
	names = json.dumps([application["name"]])
	answer = client.call(BULK, docnames=names, doctype=APPLICATION, action="Approve")
	assert (answer.status_code, answer.json()["exc_type"]) == (417, "OneByOne")
	row = {"name": application["name"], "doctype": APPLICATION}
	common = "frappe.model.workflow.get_common_transition_actions"
	assert client.call(common, docs=[row], doctype=APPLICATION).json()["message"] == []
	many = "frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs"
	answer = client.call(many, doctype=APPLICATION, docnames=names, action="submit")
	assert answer.json()["exc_type"] == "OneByOne"
	assert status_of(application) == "Council Decision"


def test_a_dialog_by_link_changes_nothing_and_a_step_by_link_is_closed(address, council_member, application):
	client = Client(address, council_member)
	before = site.value(APPLICATION, application["name"], "modified")
	values = json.dumps({"reason_for_applicant": REASON})
	shown = client.ask(DIALOG, **step(application, "Decline", values=values)).json()["message"]
	assert shown["reading"]["lines"] == [REASON]
	assert client.ask(TAKE, **step(application, "Decline", seen=shown["seen"])).status_code in (403, 405)
	assert site.value(APPLICATION, application["name"], "modified") == before
