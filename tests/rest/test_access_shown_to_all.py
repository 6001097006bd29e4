"""What everybody's desk shows, and what runs by itself, is no matter of a role of the engine's."""

import json

import frappe
import pytest

from tests import site
from tests.rest.client import CLOSED, Client

SCRIPT = "<img src=x onerror=alert(1)>"
CONTENT = json.dumps([{"id": "x", "type": "paragraph", "data": {"text": SCRIPT, "col": 12}}])
CHART = {"document_type": "ToDo", "chart_type": "Count", "based_on": "creation", "filters_json": "[]"}
CHART |= {"timeseries": 1, "type": "Line", "is_public": 1}
CHART |= {"dynamic_filters_json": json.dumps([["ToDo", "name", "=", "alert(1)"]])}
CARD = {"label": "x", "type": "Document Type", "document_type": "ToDo", "function": "Count", "is_public": 1}


def person(address: str, role: str) -> Client:
	return Client(address, site.person(role))


def shared_workspace() -> str:
	with site.at_the_console():
		label = frappe.generate_hash(length=8)
		doc = frappe.get_doc(doctype="Workspace", label=label, title=label, public=1, content="[]")
		# Behind ours, at which people begin.
		doc.sequence_id = 99
		return doc.insert().name


def test_a_workspace_of_everybody_is_written_by_managers(address):
	client, name = person(address, "Workspace Manager"), shared_workspace()
	assert client.put("Workspace", name, content=CONTENT).status_code in CLOSED
	assert client.put("Workspace", name, public=0, for_user=client.user).status_code in CLOSED
	assert client.delete("Workspace", name).status_code in CLOSED
	values = {"label": "b6", "title": "b6", "content": CONTENT}
	assert client.post("Workspace", **values, public=1).status_code in CLOSED
	assert client.post("Workspace", **values, for_user="Administrator").status_code in CLOSED
	assert site.value("Workspace", name, "content") == "[]"


def test_dashboards_and_what_stands_on_them_are_shown_to_everybody_by_managers_alone(address):
	client = person(address, "Dashboard Manager")
	chart = client.post("Dashboard Chart", chart_name=frappe.generate_hash(length=8), **CHART)
	if chart.ok:
		assert not site.value("Dashboard Chart", chart.json()["data"]["name"], "is_public")
	card = client.post("Number Card", **CARD)
	if card.ok:
		assert not site.value("Number Card", card.json()["data"]["name"], "is_public")
	with site.at_the_console():
		words = {**CHART, "chart_name": frappe.generate_hash(length=8), "dynamic_filters_json": "[]"}
		shown = frappe.get_doc(doctype="Dashboard Chart", **words).insert().name
	board = {"dashboard_name": "b6", "is_default": 1, "charts": [{"chart": shown}]}
	assert client.post("Dashboard", **board).status_code in CLOSED
	changed = {"dynamic_filters_json": CHART["dynamic_filters_json"]}
	assert client.put("Dashboard Chart", shown, **changed).status_code in CLOSED
	assert client.delete("Dashboard Chart", shown).status_code in CLOSED
	assert site.value("Dashboard Chart", shown, "dynamic_filters_json") == "[]"


def test_no_row_of_a_workspace_or_a_report_is_written_alone(address):
	client, name = person(address, "Workspace Manager"), shared_workspace()
	row = {"parent": name, "parenttype": "Workspace", "parentfield": "shortcuts", "label": "x"}
	row |= {"type": "DocType", "doctype": "Workspace Shortcut", "link_to": "ToDo"}
	row |= {"stats_filter": "(alert(1),{})"}
	with site.at_the_console():
		stored = frappe.get_doc({**row, "stats_filter": "[]"})
		stored.db_insert()
	before, own = site.count("Workspace Shortcut"), {**row, "name": stored.name}
	answers = [
		client.call("frappe.client.save", doc=own),
		client.call("frappe.client.save", doc={**own, "modified": str(stored.modified)}),
		client.call("frappe.client.insert", doc=row),
		client.session.post(client.resource("Workspace Shortcut"), json=row),
		client.put("Workspace Shortcut", stored.name, stats_filter="(alert(1),{})"),
		client.delete("Workspace Shortcut", stored.name),
	]
	assert not any(answer.ok for answer in answers), [answer.status_code for answer in answers]
	assert answers[1].status_code in CLOSED, answers[1].text[:300]
	assert site.count("Workspace Shortcut") == before
	assert site.value("Workspace Shortcut", stored.name, "stats_filter") == "[]"
	reporter = person(address, "Report Manager")
	held = {"parent": "Member Register", "parenttype": "Report", "parentfield": "filters", "label": "x"}
	answer = reporter.post("Report Filter", **held, fieldname="x", fieldtype="Data")
	assert answer.status_code in CLOSED, answer.text[:200]


@pytest.mark.parametrize(
	"values",
	[
		{"report_type": "Script Report", "is_standard": "Yes ", "module": "Membership"},
		{"report_type": "Script Report", "is_standard": "No "},
		{"report_type": "Query Report", "is_standard": "No"},
		{"report_type": "Custom Report", "is_standard": "No "},
		{"report_type": "Report Builder", "json": '{"fields": [["(select 1)", "ToDo"]]}'},
		{
			"report_type": "Report Builder",
			"json": '{"filters": [["ToDo", "ifnull(x,1) union(select 1) #", "=", "x"]]}',
		},
		{"report_type": "Custom Report", "json": '{"columns": [{"fieldname": "greatest((select 1),2)"}]}'},
		{"report_type": "Report Builder", "json": '{"order_by": "(select 1)"}'},
	],
)
def test_reports_of_others_are_lists_of_columns(address, values):
	report = {
		"report_name": frappe.generate_hash(length=8),
		"ref_doctype": "ToDo",
		"is_standard": "No",
		**values,
	}
	assert person(address, "Report Manager").post("Report", **report).status_code in CLOSED


def test_a_system_manager_goes_on_as_before(address):
	client, name = person(address, "System Manager"), shared_workspace()
	assert (
		Client(address, site.person("System Manager", "Workspace Manager"))
		.put("Workspace", name, content=CONTENT)
		.ok
	)
	assert client.post("Dashboard Chart", chart_name=frappe.generate_hash(length=8), **CHART).ok


@pytest.mark.parametrize("field", ["subject", "message"])
def test_what_repeats_by_itself_holds_no_template_of_who_may_write_none(address, field):
	client = person(address, "Accounts User")
	with site.at_the_console():
		frappe.get_doc(doctype="Role", role_name="Accounts User").insert(ignore_if_duplicate=True)
	words = {"reference_doctype": "ToDo", "frequency": "Daily", "start_date": "2041-01-01"}
	answer = client.post("Auto Repeat", **words, **{field: "{{ frappe.get_all('Member Organisation') }}"})
	assert answer.status_code in CLOSED, answer.text[:300]


def test_nobody_has_a_template_run_that_came_with_the_request(address):
	function = "frappe.automation.doctype.auto_repeat.auto_repeat.generate_message_preview"
	for role in ("System Manager", "Accounts User"):
		client = person(address, role)
		words = {
			"reference_dt": "User",
			"reference_doc": client.user,
			"message": "{{ 7 * 6 }}",
			"subject": "x",
		}
		answer = client.call(function, **words)
		assert answer.status_code == 403 and "42" not in answer.text


def test_a_mail_hangs_on_no_record_by_its_address(address, charter):
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member().name
	client = person(address, "Inbox User")
	link = {"link_doctype": "Member Organisation", "link_name": member}
	words = {
		"communication_type": "Communication",
		"communication_medium": "Email",
		"subject": "x",
		"content": "x",
	}
	answer = client.post("Communication", **words, sent_or_received="Received", timeline_links=[link])
	assert answer.status_code in CLOSED, answer.text[:300]
	assert not site.count("Communication Link", {"link_name": member})


def test_no_account_takes_the_address_of_another_whatever_its_roles(address):
	client = person(address, "Knowledge Base Contributor")
	other = site.person("Coalition Secretariat")
	assert client.put("User", client.user, email=other).status_code in CLOSED
	assert client.put("User", client.user, username="secretary").status_code in CLOSED


def test_nobody_renames_what_everybodys_desk_shows_nor_a_tag(address):
	client, name = person(address, "Workspace Manager"), shared_workspace()
	for function, words in (
		("frappe.client.rename_doc", {"doctype": "Workspace", "old_name": name, "new_name": f"{name}x"}),
		("frappe.rename_doc", {"doctype": "Workspace", "old": name, "new": f"{name}x"}),
		(
			"frappe.model.rename_doc.update_document_title",
			{"doctype": "Workspace", "docname": name, "name": "x"},
		),
	):
		client.call(function, **words)
		assert site.value("Workspace", name, "name") == name, function
	with site.at_the_console():
		tag = frappe.get_doc(doctype="Tag", name=frappe.generate_hash(length=8)).insert().name
	contributor = person(address, "Knowledge Base Contributor")
	contributor.call("frappe.rename_doc", doctype="Tag", old=tag, new=f"{tag}x")
	assert site.value("Tag", tag, "name") == tag


@pytest.mark.parametrize("role", ["Branch Officer", "Knowledge Base Contributor"])
@pytest.mark.parametrize("doctype", ["Dashboard Settings", "Notification Settings"])
def test_settings_of_ones_desk_are_ones_own(address, doctype, role):
	other, client = site.person("Coalition Secretariat"), person(address, role)
	with site.at_the_console():
		for user in (other, client.user):
			if not frappe.db.exists(doctype, user):
				frappe.get_doc(doctype=doctype).insert(set_name=user)
	changed = {"chart_config": "{}"} if doctype == "Dashboard Settings" else {"enabled": 1}
	assert client.put(doctype, other, **changed).status_code in CLOSED
	assert client.get(doctype, other).status_code in CLOSED
	assert other not in client.ask("frappe.client.get_list", doctype=doctype, limit_page_length=0).text
	answers = client.get(doctype, client.user), Client(address, other).get(doctype, other)
	assert [answer.status_code for answer in answers] == [200, 200], [answer.text[:200] for answer in answers]


def test_what_somebody_keeps_in_their_own_settings_holds_no_markup(address):
	client = person(address, "Branch Officer")
	with site.at_the_console():
		if not frappe.db.exists("Dashboard Settings", client.user):
			frappe.get_doc(doctype="Dashboard Settings").insert(set_name=client.user)
	config = json.dumps({"Applications by Month": {"time_interval": SCRIPT}})
	assert client.put("Dashboard Settings", client.user, chart_config=config).ok
	assert "<img" not in site.value("Dashboard Settings", client.user, "chart_config")


def test_what_is_taken_along_is_noted_over_http_as_the_desk_sends_it(address):
	client = Client(address, site.person("Coalition Secretariat"))
	sent = {"doctype": "ToDo", "document": "", "file_type": "PDF", "method": SCRIPT, "page": "<b>x</b>"}
	function = "frappe.core.doctype.access_log.access_log.make_access_log"
	assert client.call(function, **sent, cmd=function).status_code == 200
	assert client.call(function, **sent).status_code == 200
	rows = site.value("Access Log", {"user": client.user}, "method")
	assert rows == SCRIPT.replace("<", "<\u2060")
