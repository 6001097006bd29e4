"""People who hold roles of the engine alone: its functions that act on whatever is named are not theirs."""

import frappe
import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import CLOSED, Client

MEMBER = "Member Organisation"
# Each told, or did, something that nobody was asked about.
CALLS = {
	"frappe.website.doctype.web_form.web_form.accept": {"web_form": "request-data", "data": "{}"},
	"frappe.website.doctype.web_form.web_form.get_link_options": {
		"web_form_name": "edit-profile",
		"doctype": "User",
	},
	"frappe.model.mapper.map_docs": {
		"method": "frappe.desk.search.get_link_title",
		"source_names": [MEMBER],
		"target_doc": "MO-0001",
	},
	"frappe.model.mapper.make_mapped_doc": {"method": "frappe.client.get_count", "source_name": "x"},
	"frappe.core.api.file.zip_files": {"files": "[]"},
	"frappe.utils.goal.get_monthly_goal_graph_data": {"title": "x", "doctype": "User"},
	"frappe.utils.file_manager.add_attachments": {"doctype": "User", "name": "x", "attachments": "[]"},
	"frappe.core.doctype.communication.email.make": {"recipients": "x@example.org", "content": "x"},
	"frappe.core.doctype.user_permission.user_permission.get_user_permissions": {"user": "Administrator"},
	"frappe.core.doctype.user.user.reset_password": {"user": "Administrator"},
	"frappe.desk.doctype.kanban_board.kanban_board.update_order": {"board_name": "x", "order": "{}"},
	"frappe.desk.doctype.workspace.workspace.duplicate_page": {"page_name": "Membership", "new_page": "{}"},
	"frappe.desk.doctype.workspace.workspace.delete_page": {"page": "{}"},
	"frappe.email.inbox.mark_as_spam": {"communication": "x"},
	"frappe.email.relink": {"name": "x"},
	"frappe.desk.doctype.form_tour.form_tour.reset_tour": {"tour_name": "x"},
}


@pytest.fixture(params=["Knowledge Base Contributor", "Dashboard Manager", "Report Manager"])
def other(request, address) -> Client:
	return Client(address, site.person(request.param))


@pytest.mark.parametrize("function", CALLS)
def test_functions_that_ask_nobody_are_a_managers(other, function):
	answer = other.call(function, **CALLS[function])
	# A later engine has taken the list off one of them itself.
	refused = ("NotOpen", "is not whitelisted")
	assert answer.status_code == 403 and any(word in answer.text for word in refused), answer.text[:300]


def test_rows_of_the_engines_records_are_not_listed_alone(other):
	for parent in ("Report", "Page", "User"):
		answer = other.get("Has Role", parent=parent, fields=["parent", "role"], limit_page_length=0)
		assert answer.status_code in CLOSED, answer.text[:200]


def test_what_staff_keep_about_our_records_is_not_theirs(other):
	with site.at_the_console():
		words = {
			"filter_name": frappe.generate_hash(),
			"filters": '[["organisation_name", "like", "%السنونو%"]]',
		}
		kept = frappe.get_doc(doctype="List Filter", reference_doctype=MEMBER, for_user="x@y.org", **words)
		kept.db_insert()
		report = frappe.get_doc(doctype="Report", report_name=frappe.generate_hash(), ref_doctype=MEMBER)
		report.update({"report_type": "Report Builder", "is_standard": "No", "json": words["filters"]})
		report.db_insert()
		report.db_set("owner", "x@y.org")
	for doc in (kept, report):
		assert other.get(doc.doctype, doc.name).status_code in CLOSED
		assert other.delete(doc.doctype, doc.name).status_code in CLOSED
		listed = other.get(doc.doctype, fields=["name"], limit_page_length=0)
		assert not listed.ok or doc.name not in listed.text
		assert site.count(doc.doctype, {"name": doc.name}) == 1


def test_nobody_is_answered_as_somebody_else(address, other):
	someone = site.person(table.SECRETARIAT)
	with site.at_the_console():
		subject = frappe.generate_hash()
		event = frappe.get_doc(doctype="Event", subject=subject, event_type="Private", owner=someone)
		event.update({"starts_on": "2041-01-01 10:00:00", "ends_on": "2041-01-01 11:00:00"})
		event.insert()
		event.db_set("owner", someone)
	words = {"start": "2041-01-01", "end": "2041-01-02"}
	function = "frappe.desk.doctype.event.event.get_events"
	assert subject in Client(address, someone).ask(function, **words).text
	assert subject not in other.ask(function, user=someone, **words).text


@pytest.mark.parametrize("role", [table.BRANCH_OFFICER, "Knowledge Base Contributor"])
def test_names_of_files_on_hidden_tasks_are_not_listed(address, role):
	with site.at_the_console():
		task = frappe.get_doc(doctype="ToDo", description="x", allocated_to="Administrator").insert()
		name = f"{frappe.generate_hash()}.txt"
		file = {"file_name": name, "content": name, "is_private": 1}
		frappe.get_doc(
			doctype="File", attached_to_doctype="ToDo", attached_to_name=task.name, **file
		).insert()
	client = Client(address, site.person(role))
	listed = client.get("File", fields=["file_name"], limit_page_length=0)
	assert name.split(".")[0] not in listed.text
	found = client.call("frappe.core.api.file.get_files_by_search_text", text=name[:12])
	assert name.split(".")[0] not in found.text


def test_a_file_that_is_named_is_not_copied_by_a_field_called_content(address):
	with site.at_the_console():
		secret = frappe.generate_hash()
		file = frappe.get_doc(doctype="File", file_name="x.txt", content=secret, is_private=1).insert()
	client = Client(address, site.person(table.SECRETARIAT))
	row = {"doctype": "File", "file_name": "y.txt", "file_url": file.file_url, "is_private": 1}
	answer = client.call("frappe.client.insert", doc=row, content="x")
	assert answer.status_code in CLOSED, answer.text[:300]


def test_no_list_stands_in_place_of_one_name(address, charter):
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member().name
		task = {"reference_type": MEMBER, "reference_name": member, "allocated_to": "Administrator"}
		todo = frappe.get_doc(doctype="ToDo", description="x", **task).insert().name
	officer = Client(address, site.person(table.BRANCH_OFFICER))
	condition = ["like", f"%{member[-4:]}"]
	for function, key in (
		("frappe.desk.form.assign_to.add", "name"),
		("frappe.desk.form.assign_to.remove", "name"),
		("frappe.desk.form.document_follow.get_follow_users", "doc_name"),
		("frappe.client.is_document_amended", "docname"),
		("frappe.desk.treeview.get_all_nodes", "parent"),
	):
		words = {"doctype": MEMBER, key: condition, "assign_to": "Administrator"}
		answer = officer.session.post(f"{address}/api/method/{function}", json=words)
		assert answer.status_code in CLOSED, (function, answer.text[:200])
	assert site.value("ToDo", todo, "status") == "Open"
