"""Functions of the engine that ask past permissions, with what a client wrote."""

import json

import frappe
import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

MEMBER = "Member Organisation"
CHART = "frappe.desk.doctype.dashboard_chart.dashboard_chart.get"
SEARCH = "frappe.desk.search.search_widget"
HASH = "(select ascii(substr(password,1,1)) from __Auth where name='Administrator' limit 1)"
PHONE = "963944123456"


@pytest.fixture
def officer(address) -> Client:
	"""Of no branch, so that no member is in sight."""
	return Client(address, site.person(table.BRANCH_OFFICER))


@pytest.fixture(scope="module")
def member(charter) -> str:
	with site.at_the_console():
		from coalition.tests import factories

		return factories.member(contact_phone=f"+{PHONE}", organisation_name="جمعية المطلوب اسمها").name


def heatmap(**more: object) -> dict[str, object]:
	year = int(site.today()[:4])
	about = {"document_type": "User", "type": "Heatmap", "chart_type": "Sum", "based_on": "creation"}
	return {**about, "filters_json": "[]", "heatmap_year": year, **more}


@pytest.mark.parametrize(
	"more",
	[
		{"value_based_on": f"ascii(substr({HASH},1,1))"},
		{"value_based_on": HASH},
		{"value_based_on": "ord(substr(reset_password_key,1,1))"},
		{"value_based_on": "mobile_no"},
		{"based_on": "last_login"},
		{"document_type": MEMBER, "value_based_on": "contact_phone"},
		{"document_type": "Email Queue", "chart_type": "Count"},
		{"document_type": "Has Role", "chart_type": "Count"},
	],
)
def test_the_days_of_a_year_are_counted_as_a_list_would(trainer, officer, member, more):
	for client in (trainer, officer):
		for chart in (heatmap(**more), list(map(list, heatmap(**more).items()))):
			for words in ({"chart": chart}, {"chart": json.dumps(chart)}):
				answer = client.call(CHART, **words, filters=[])
				points = (answer.json().get("message") or {}).get("dataPoints") if answer.ok else None
				assert not points, (client.user, chart, answer.text[:300])


def test_who_may_read_them_has_the_days_of_a_year(address, member):
	client = Client(address, site.person(table.SECRETARIAT))
	answer = client.call(CHART, chart=heatmap(document_type=MEMBER, chart_type="Count"), filters=[])
	assert answer.ok and answer.json()["message"]["dataPoints"], answer.text[:500]


@pytest.mark.parametrize("doctype", ["DocType", "ToDo", "Country"])
def test_no_search_takes_a_text_for_a_condition(trainer, doctype):
	for more in ({}, {"ignore_user_permissions": 1}):
		answer = trainer.ask(SEARCH, doctype=doctype, txt="", filters=[f"{HASH}=36"], **more)
		# Version 16 knows no such filter, and breaks.
		assert answer.status_code >= 400, answer.text[:300]


def test_no_flag_of_a_search_shows_what_is_others(trainer, member):
	with site.at_the_console():
		words = {"description": "kanari of a task", "allocated_to": "Administrator"}
		frappe.get_doc(doctype="ToDo", **words).insert()
		frappe.get_doc(doctype="Note", title="kanari of a note", content="x", public=0).insert()
	for doctype, field in (("ToDo", "description"), ("Note", "title"), ("List Filter", "filters")):
		words = {"doctype": doctype, "txt": "", "filter_fields": [field], "page_length": 500}
		for function in (SEARCH, "coalition.access.functions.searches.search_widget"):
			assert "kanari" not in trainer.ask(function, ignore_user_permissions=1, **words).text


@pytest.mark.parametrize("field", ["api_key", "last_ip", "mobile_no", "email", "reset_password_key"])
def test_people_are_searched_by_what_a_list_shows_of_them(trainer, field):
	for function in (SEARCH, "frappe.desk.search.search_link"):
		answer = trainer.ask(function, doctype="User", txt="a", searchfield=field)
		assert answer.status_code == 403, (function, answer.text[:300])


def test_a_record_is_looked_up_among_those_that_a_list_shows(officer, trainer, member):
	for name in ("جمعية المطلوب اسمها", "لا أحد"):
		answer = officer.ask("frappe.client.get", doctype=MEMBER, filters={"organisation_name": name})
		assert answer.status_code == 404, name
	hidden = trainer.ask("frappe.client.get", doctype="User", filters={"email": ["like", "%"]})
	assert hidden.status_code == 403


def test_private_notes_and_settings_are_their_owners(trainer):
	with site.at_the_console():
		note = frappe.get_doc(
			doctype="Note", title=frappe.generate_hash(), content="kanari", public=0
		).insert()
	other = site.person(table.COUNCIL)
	for doctype, name in (("Note", note.name), ("Notification Settings", other)):
		assert trainer.get(doctype, name).status_code == 403, doctype
	assert trainer.put("Notification Settings", other, enabled=0).status_code == 403
	assert trainer.get("Notification Settings", trainer.user).status_code == 200


def test_nobody_asks_or_writes_as_somebody_else(trainer):
	other = site.person(table.SECRETARIAT)
	with site.at_the_console():
		frappe.set_user(other)
		words = {"subject": "kanari", "event_type": "Private", "starts_on": "2031-02-03 10:00:00"}
		frappe.get_doc(doctype="Event", **words).insert()
	path = "frappe.desk.doctype.event.event.get_events"
	assert "kanari" not in trainer.ask(path, start="2031-02-01", end="2031-02-10", user=other).text
	with site.at_the_console():
		task = frappe.get_doc(doctype="ToDo", description="x", allocated_to=trainer.user).insert().name
	words = {"reference_doctype": "ToDo", "reference_name": task, "content": "x"}
	forged = {"comment_email": other, "comment_by": "Administrator"}
	assert trainer.call("frappe.desk.form.utils.add_comment", **words, **forged).ok
	found = site.value("Comment", {"reference_name": task, "comment_type": "Comment"}, "comment_email")
	assert found == trainer.user


def test_who_has_which_role_is_no_list(trainer):
	for doctype in ("Has Role", "DefaultValue", "User Email"):
		words = {"doctype": doctype, "parent": "User", "fields": ["*"]}
		assert trainer.call("frappe.client.get_list", **words).status_code == 403, doctype
	words = {"doctype": "User", "fields": ["name", "roles.role"]}
	assert "Training Coordinator" not in trainer.call("frappe.client.get_list", **words).text


def test_a_step_is_noted_as_done_and_not_written_over(trainer):
	path = "frappe.desk.desktop.update_onboarding_step"
	step = site.value("Onboarding Step", {})
	answer = trainer.call(path, name=step, field="description", value="<img src=x onerror=alert(1)>")
	assert answer.status_code >= 400
	assert "onerror" not in (site.value("Onboarding Step", step, "description") or "")


def test_a_public_file_of_somebody_else_stays(trainer):
	with site.at_the_console():
		content = b"\x89PNG\r\n\x1a\n" + frappe.generate_hash().encode()
		file = frappe.get_doc(doctype="File", file_name="p.png", content=content, is_private=0).insert().name
	assert trainer.delete("File", file).status_code == 403
	assert site.value("File", file)


def test_reports_are_prepared_for_who_may_run_them(trainer):
	path = "frappe.core.doctype.prepared_report.prepared_report.make_prepared_report"
	assert trainer.call(path, report_name="Member Register", filters={}).status_code == 403


def test_what_was_prepared_for_another_is_not_deleted(trainer):
	with site.at_the_console():
		doc = frappe.new_doc("Prepared Report", report_name="Member Register", status="Completed")
		doc.name = frappe.generate_hash()
		doc.db_insert()
	path = "frappe.core.doctype.prepared_report.prepared_report.delete_prepared_reports"
	assert trainer.call(path, reports=[{"name": doc.name}]).status_code == 403
	assert site.value("Prepared Report", doc.name)


def test_a_closed_doctype_is_closed_as_a_key(trainer):
	path = "frappe.utils.print_format.download_multi_pdf"
	words = {"doctype": {"Email Template": ["x"]}, "name": "[]"}
	answer = trainer.session.post(f"{trainer.address}/api/method/{path}", json=words)
	assert answer.status_code == 403


def test_a_title_is_told_of_what_a_list_shows_alone(address, officer, member):
	"""By a record that the client makes up, printed, and by a link in one of their own."""
	made_up = {"doctype": "Membership Application", "member_organisation": member, "organisation_name": "x"}
	path = "frappe.www.printview.get_html_and_style"
	assert "المطلوب اسمها" not in officer.call(path, doc=made_up).text
	with site.at_the_console():
		from coalition.access.lists import link_titles

		frappe.set_user(officer.user)
		titles = {f"{MEMBER}::{member}": "x", "Country::Syria": "y"}
		assert link_titles.readable(titles) == {"Country::Syria": "y"}
		frappe.set_user("Administrator")
		assert link_titles.readable(titles) == titles


def test_saved_reports_are_their_makers_and_those_of_managers_everybodys(address, trainer):
	words = {"ref_doctype": MEMBER, "report_type": "Report Builder", "is_standard": "No", "json": "{}"}
	owners = {
		"other": site.person(table.COUNCIL),
		"own": trainer.user,
		"manager": site.person("System Manager"),
	}
	made = {}
	with site.at_the_console():
		for whose, owner in owners.items():
			doc = frappe.new_doc("Report", report_name=frappe.generate_hash(), **words)
			doc.name = doc.report_name
			doc.db_insert()
			doc.db_set("owner", owner)
			made[whose] = doc.name
	listed = trainer.get("Report", limit_page_length=0).text
	assert [whose for whose, name in made.items() if name in listed] == ["own", "manager"]
	assert trainer.get("Report", made["other"]).status_code == 403
	with site.at_the_console():
		for name in made.values():
			frappe.db.delete("Report", name)


def test_a_column_of_a_report_is_of_rows_that_a_list_shows(address, officer, member):
	with site.at_the_console():
		from coalition.access.functions import replaced

		replaced.install_replacements()
		from frappe.desk import query_report

		frappe.set_user(officer.user)
		assert query_report.get_data_for_custom_field(MEMBER, "organisation_name") == {}


@pytest.mark.parametrize(
	"path, words",
	[
		("frappe.client.get_list", {"doctype": "member organisation"}),
		("frappe.client.get_list", {"doctype": "MEMBER ORGANISATION"}),
		("frappe.client.has_permission", {"doctype": "ToDo", "docname": {"name": ["like", "%"]}}),
		("frappe.client.get", {"doctype": "ToDo", "name": {"description": ["like", "%"]}}),
		(
			"frappe.desk.doctype.notification_settings.notification_settings.set_seen_value",
			{"value": 1, "user": {}},
		),
	],
)
def test_odd_names_are_refused_and_break_nothing(trainer, path, words):
	answer = trainer.session.post(f"{trainer.address}/api/method/{path}", json=words)
	assert answer.status_code in (200, 403), answer.text[:300]
	assert answer.ok == path.endswith("set_seen_value")
