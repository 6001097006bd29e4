"""Saved reports hold no code of who may write none; names of records are texts, whatever JSON brings."""

import json

import frappe
import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

MEMBER, SCRIPT = "Member Organisation", "frappe.desk.query_report.get_script"
SAVED = {"report_type": "Report Builder", "is_standard": "No", "json": "{}"}


@pytest.fixture
def officer(address) -> Client:
	"""Of no branch, so that no member is in sight; makes reports besides."""
	return Client(address, site.person(table.BRANCH_OFFICER, "Report Manager"))


@pytest.fixture(scope="module")
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member().name


def saved(client: Client, **values: object):
	name = frappe.generate_hash(length=8)
	return client.post("Report", report_name=name, **{**SAVED, "ref_doctype": "Event", **values})


@pytest.mark.parametrize("field", ["javascript", "query", "report_script"])
def test_no_report_holds_code_of_who_may_write_none(reporter, officer, field):
	code = '{% include "frappe/../../../sites/apps.txt" %}'
	for client in (reporter, officer):
		assert saved(client, **{field: code}).status_code == 403
		own = saved(client)
		assert own.status_code == 200
		name = own.json()["data"]["name"]
		assert client.put("Report", name, **{field: code}).status_code == 403
		assert client.put("Report", name, json='{"filters": []}').status_code == 200
		assert "apps" not in (client.call(SCRIPT, report_name=name).json()["message"]["script"] or "")


def test_nobody_is_handed_the_script_of_a_report_that_they_may_not_read(address, reporter):
	name = saved(reporter).json()["data"]["name"]
	secretary = Client(address, site.person(table.SECRETARIAT))
	assert secretary.call(SCRIPT, report_name=name).status_code == 403
	assert secretary.call(SCRIPT, report_name="Member Register").status_code == 200


def test_no_report_is_about_records_that_its_maker_may_not_read(reporter):
	assert saved(reporter, ref_doctype=MEMBER).status_code == 403
	name = saved(reporter).json()["data"]["name"]
	assert reporter.put("Report", name, ref_doctype=MEMBER).status_code == 403


def test_what_is_mailed_to_somebody_is_changed_by_a_manager(reporter):
	name = saved(reporter).json()["data"]["name"]
	with site.at_the_console():
		order = {"report": name, "user": "Administrator", "email_to": "x@example.org", "format": "CSV"}
		frappe.get_doc(doctype="Auto Email Report", frequency="Daily", **order).insert()
	assert reporter.put("Report", name, json='{"fields": []}').status_code == 403


@pytest.mark.parametrize("name", [0, None, False, 1.5, [0], "[0]"])
def test_no_number_and_no_null_stands_for_some_record(officer, member, name):
	with site.at_the_console():
		task = {"reference_type": MEMBER, "reference_name": member, "allocated_to": "Administrator"}
		task = frappe.get_doc(doctype="ToDo", description="x", **task).insert().name
	calls = {
		"frappe.desk.form.assign_to.remove": {"name": name, "assign_to": "Administrator"},
		"frappe.desk.form.assign_to.add": {"name": name, "assign_to": []},
		"frappe.desk.form.document_follow.get_follow_users": {"doc_name": name},
	}
	for method, words in calls.items():
		url = f"{officer.address}/api/method/{method}"
		answer = officer.session.post(url, json={"doctype": MEMBER, **words})
		assert "Administrator" not in answer.text and task not in answer.text, (method, answer.text)
	for method in ("frappe.desk.form.assign_to.add", "frappe.desk.form.assign_to.remove"):
		words = {"doctype": MEMBER, "assign_to": []}
		assert officer.call(method, **words).status_code == 403
	assert site.value("ToDo", task, "status") == "Open"


def test_what_asks_nobody_is_for_system_managers(reporter, officer, member):
	template = {"message": "{{ frappe.get_all('Individual Member') }}", "subject": "x"}
	for client in (reporter, officer):
		user = {"reference_dt": "User", "reference_doc": client.user}
		auto_repeat = "frappe.automation.doctype.auto_repeat.auto_repeat."
		for method, words in (
			(f"{auto_repeat}generate_message_preview", {**user, **template}),
			(f"{auto_repeat}update_reference", {"docname": "x", "reference": "y"}),
			("frappe.email.relink", {"name": "x", "reference_doctype": MEMBER, "reference_name": member}),
			("frappe.contacts.doctype.contact.contact.get_contact_details", {"contact": "x"}),
			("frappe.email.inbox.mark_as_trash", {"communication": "x"}),
		):
			assert client.call(method, **words).status_code == 403, method
		renamed = {"dt": "User", "dn": client.user, "method": "rename"}
		args = json.dumps({"name": "taken@evil.example", "validate_rename": False})
		assert client.call("run_doc_method", **renamed, args=args).status_code == 403
		assert site.value("User", client.user) == client.user


def test_ones_own_number_decides_who_one_is(officer):
	for field in ("phone", "mobile_no"):
		words = {"doctype": "User", "name": officer.user, "fieldname": field, "value": "+963944000000"}
		assert officer.call("frappe.client.set_value", **words).status_code == 403, field
