"""What stands in the arguments of functions that are open: nobody is told more than lists tell them."""

import base64
import json
import uuid

import frappe
import pytest

from tests import site
from tests.rest.client import Client

MEMBER, APPLICATION = "Member Organisation", "Membership Application"
LINKED = "frappe.desk.form.linked_with.get"


@pytest.fixture(scope="module")
def member(charter) -> str:
	"""A member with a telephone, a tag, a comment and a task."""
	from coalition.tests import factories

	with site.at_the_console():
		doc = factories.member(contact_phone="+963944000111")
		doc.add_tag("وسم سري")
		doc.add_comment("Comment", "تعليق سري")
		task = {
			"doctype": "ToDo",
			"reference_type": MEMBER,
			"reference_name": doc.name,
			"description": "مهمة سرية",
		}
		frappe.get_doc({**task, "allocated_to": factories.user("Coalition Secretariat")}).insert()
		return doc.name


@pytest.fixture(scope="module")
def stranger() -> str:
	"""Of the desk, without a right on members."""
	return site.person("Training Coordinator")


@pytest.fixture(scope="module")
def officer() -> str:
	"""Of a branch that has no members."""
	return site.person("Branch Officer")


@pytest.fixture(params=["stranger", "officer"])
def client(address, request) -> Client:
	return Client(address, request.getfixturevalue(request.param))


def test_what_hangs_on_a_record_is_listed_to_nobody_who_may_not_read_it(client, member):
	texts = [
		client.call(LINKED, doctype=kind, docname=name).text
		for kind, name in (("DocType", MEMBER), (MEMBER, member), ("User", "Administrator"))
	]
	for table in (
		"ToDo",
		"Comment",
		"Version",
		"Communication",
		"Document Follow",
		"Notification Log",
		"Tag Link",
	):
		texts.append(client.get(table, fields=["*"], limit_page_length=0).text)
	for text in texts:
		assert not any(secret in text for secret in (member, "سري", "سرية")), text[:300]


@pytest.mark.parametrize("table", ["ToDo", "Comment", "Tag Link"])
def test_what_hangs_on_a_record_is_opened_by_nobody_who_may_not_read_it(client, member, table):
	field = {"ToDo": "reference_name", "Comment": "reference_name", "Tag Link": "document_name"}[table]
	name = site.value(table, {field: member})
	assert name
	for answer in (
		client.get(table, name),
		client.ask("frappe.desk.form.load.getdoc", doctype=table, name=name),
		client.ask("frappe.client.get", doctype=table, name=name),
		client.ask("frappe.client.get_value", doctype=table, fieldname="name", filters={field: member}),
	):
		assert "سري" not in answer.text and "سرية" not in answer.text and member not in answer.text


HUNG = {
	"a file": (
		"File",
		lambda name: {
			"file_name": "x.txt",
			"content": "x",
			"is_private": 1,
			"attached_to_doctype": MEMBER,
			"attached_to_name": name,
		},
	),
	"a task": ("ToDo", lambda name: {"description": "x", "reference_type": MEMBER, "reference_name": name}),
	"a follow": ("Document Follow", lambda name: {"ref_doctype": MEMBER, "ref_docname": name, "user": "x"}),
	"a tag": ("Tag Link", lambda name: {"document_type": MEMBER, "document_name": name, "tag": "x"}),
	"a reminder": (
		"Reminder",
		lambda name: {
			"reminder_doctype": MEMBER,
			"reminder_docname": name,
			"description": "x",
			"remind_at": "2040-01-01 10:00:00",
			"user": "x",
		},
	),
	"a guest of an event": (
		"Event",
		lambda name: {
			"subject": "x",
			"starts_on": "2040-01-01 10:00:00",
			"event_participants": [{"reference_doctype": MEMBER, "reference_docname": name}],
		},
	),
}


@pytest.mark.parametrize("what", HUNG)
def test_nothing_is_hung_on_a_record_that_one_may_not_read(client, member, what):
	table, words = HUNG[what]
	doc = {"doctype": table, **words(member)}
	before = site.count(table)
	for answer in (
		client.session.post(client.resource(table), json=doc),
		client.session.post(client.resource(table), data={"data": " " + json.dumps(doc)}),
		client.call("frappe.client.insert", doc=doc),
		client.call("frappe.client.insert_many", docs=[doc]),
		client.call("frappe.desk.form.save.savedocs", doc=json.dumps(doc), action="Save"),
	):
		assert answer.status_code >= 400, (what, answer.request.body, answer.text[:200])
	assert site.count(table) == before


def test_functions_that_hang_something_on_records_ask_about_each(client, member):
	tag = {"tags": ["x"], "dt": MEMBER, "docs": [member]}
	for function, words in (
		("frappe.desk.doctype.tag.tag.add_tags", tag),
		("frappe.desk.doctype.tag.tag.add_tags", {**tag, "docs": json.dumps(json.dumps([member]))}),
		(
			"frappe.desk.form.document_follow.update_follow",
			{"doctype": MEMBER, "doc_name": member, "following": 1},
		),
		(
			"frappe.desk.form.assign_to.add_multiple",
			{"doctype": MEMBER, "name": [member], "assign_to": ["x"]},
		),
	):
		assert client.call(function, **words).status_code >= 400, function


def test_counts_and_tags_tell_of_no_rows_that_a_list_would_not_show(address, officer, member):
	client = Client(address, officer)
	filters = [[MEMBER, "name", "=", member], [MEMBER, "contact_phone", "like", "+963%"]]
	words = {"doctype": MEMBER, "current_filters": filters, "field": "assigned_to"}
	assert client.call("frappe.desk.listview.get_group_by_count", **words).json().get("message", []) == []
	assert (
		member not in client.call("frappe.desk.doctype.tag.tag.get_tagged_docs", doctype=MEMBER, tag="%").text
	)
	states = {"doctype": APPLICATION, "workflow_state_field": "organisation_name", "states": []}
	method = "frappe.workflow.doctype.workflow.workflow.get_workflow_state_count"
	assert client.call(method, **states).json().get("message", []) == []


def test_who_may_read_them_is_told_all_of_it(address, member):
	client = Client(address, site.person("Coalition Secretariat"))
	words = {"doctype": MEMBER, "current_filters": [[MEMBER, "name", "=", member]], "field": "assigned_to"}
	assert client.call("frappe.desk.listview.get_group_by_count", **words).json()["message"][0]["count"] == 1
	assert (
		member in client.call("frappe.desk.doctype.tag.tag.get_tagged_docs", doctype=MEMBER, tag="%سري%").text
	)
	found = client.call("frappe.desk.notifications.get_open_count", doctype=MEMBER, name=member)
	assert found.status_code == 200 and "count" in found.json()["message"]


@pytest.mark.parametrize(
	"name", [{"contact_phone": ["like", "+963944%"]}, [["contact_phone", "like", "+963944%"]]]
)
def test_a_filter_in_place_of_a_name_is_refused(address, member, name):
	client = Client(address, site.person("Coalition Secretariat"))
	url = f"{address}/api/method/frappe.desk.search.get_link_title"
	for sent in (
		{"json": {"doctype": MEMBER, "docname": name}},
		{"data": {"doctype": MEMBER, "docname": json.dumps(name)}},
	):
		assert client.session.post(url, **sent).status_code == 403


@pytest.fixture
def council(address) -> Client:
	return Client(address, site.person("Council Member"))


@pytest.mark.parametrize(
	"words",
	[
		{"filters": ' [["submission_key","like","%"]]'},
		{"filters": '[["\\u0073ubmission_key","like","%"]]'},
		{"filters": '{"SUBMISSION_KEY": ["like", "%"]}'},
		{"order_by": "SUBMISSION_KEY desc"},
		{"group_by": "`tabMembership Application`.`Submission_key`"},
		{"fields": '["max(SUBMISSION_KEY) as x"]'},
		{"or_filters": '[["Submission_Key","like","%"]]'},
	],
)
def test_no_way_of_writing_asks_for_the_link_of_an_applicant(council, words):
	for function in (
		"frappe.client.get_list",
		"frappe.desk.reportview.get",
		"frappe.desk.reportview.get_count",
	):
		if "group_by" in words and "client" in function:
			continue
		answer = council.call(function, doctype=APPLICATION, **{"fields": '["name"]', **words})
		if function.endswith("get_count") and not any("ilters" in key for key in words):
			continue
		assert answer.status_code >= 400, (function, words, answer.text[:200])


def test_a_private_file_of_somebody_else_is_not_read_by_its_address(address, stranger):
	owner, other = Client(address, site.person("Coalition Secretariat")), Client(address, stranger)
	upload, content = f"{address}/api/method/upload_file", uuid.uuid4().bytes * 4
	files = {"file": (f"{uuid.uuid4().hex}.bin", content)}
	url = owner.session.post(upload, data={"is_private": 1}, files=files).json()["message"]["file_url"]
	assert other.session.get(address + url).status_code in (403, 404)
	claimed = other.session.post(upload, data={"is_private": 1, "file_url": url, "file_name": "x.bin"})
	assert claimed.status_code >= 400
	other.session.post(
		f"{address}/api/resource/File", json={"file_url": url, "is_private": 1, "file_name": "x"}
	)
	assert other.session.get(address + url).status_code in (403, 404)
	name = url.rpartition("/")[2]
	for odd in (
		*(f"/private/files//{name}", f"/private/files/./{name}", f"/files/../private/files/{name}"),
		*("/private/files/../../site_config.json", f"/private/files/x/../{name}", f"private/files/{name}"),
		*(f"{address}/private/files/{name}", f"/private/files%2f%2f{name}"),
	):
		doc = {"file_url": odd, "is_private": 1, "file_name": "a.bin"}
		for answer in (
			other.session.post(f"{address}/api/resource/File", json=doc),
			other.session.post(upload, data=doc),
			other.ask("frappe.handler.download_file", file_url=odd),
			other.ask("download_file", file_url=odd),
		):
			assert answer.status_code >= 400 and content not in answer.content, odd
	# Nor by its name alone.
	doc = {"file_name": name, "is_private": 1}
	assert other.session.post(f"{address}/api/resource/File", json=doc).status_code >= 400
	# Who has the same bytes has a file of their own, and learns nothing.
	same = other.session.post(upload, data={"is_private": 1}, files=files).json()["message"]["file_url"]
	assert same != url and other.session.get(address + same).content == content
	encoded = {
		"file_name": "y.bin",
		"content": base64.b64encode(content).decode(),
		"decode": 1,
		"is_private": 1,
	}
	assert other.session.post(f"{address}/api/resource/File", json=encoded).status_code == 200
	assert other.session.get(address + url).status_code in (403, 404)
