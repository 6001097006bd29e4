"""What one person stored or looked at is not run for, nor shown to, another with other rights."""

from collections.abc import Iterator

import frappe
import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

MEMBER = "Member Organisation"
CHART = "frappe.desk.doctype.dashboard_chart.dashboard_chart.get"
REPORT = "Member Register"


@pytest.fixture
def secretary(address) -> Client:
	return Client(address, site.person(table.SECRETARIAT))


@pytest.fixture
def officer(address) -> Client:
	"""Of no branch, so that no member is in sight."""
	return Client(address, site.person(table.BRANCH_OFFICER))


@pytest.fixture
def kept() -> Iterator[dict[str, str]]:
	"""A private thing of each kind of somebody else's, by its DocType."""
	words = {
		"label": "x",
		"chart_name": frappe.generate_hash(),
		"filter_name": "x",
		"for_user": "Administrator",
	}
	about = {"document_type": MEMBER, "reference_doctype": MEMBER, "filters_json": "[]"}
	with site.at_the_console():
		docs = [frappe.new_doc(doctype) for doctype in ("Dashboard Chart", "Number Card", "List Filter")]
		for doc in docs:
			doc.update({**words, **about, "name": frappe.generate_hash()}).db_insert()
	yield {doc.doctype: doc.name for doc in docs}
	with site.at_the_console():
		for doc in docs:
			frappe.db.delete(doc.doctype, doc.name)


@pytest.fixture
def chart() -> Iterator[str]:
	"""Members by place, shown to everybody: a site may have charts of its own."""
	shown = {
		"chart_type": "Group By",
		"group_by_type": "Count",
		"group_by_based_on": "place",
		"type": "Bar",
		"is_public": 1,
	}
	values = {
		"chart_name": frappe.generate_hash(),
		"document_type": MEMBER,
		"is_public": 1,
		"filters_json": "[]",
	}
	with site.at_the_console():
		name = frappe.get_doc({"doctype": "Dashboard Chart", **values, **shown}).insert().name
	yield name
	with site.at_the_console():
		frappe.delete_doc("Dashboard Chart", name)


@pytest.fixture
def prepared() -> Iterator[str]:
	"""A report that Administrator had prepared."""
	with site.at_the_console():
		frappe.db.set_value("Report", REPORT, "prepared_report", 1)
		doc = frappe.new_doc("Prepared Report", report_name=REPORT, status="Completed")
		doc.name = frappe.generate_hash()
		doc.db_insert()
	yield doc.name
	with site.at_the_console():
		frappe.db.set_value("Report", REPORT, "prepared_report", 0)
		frappe.db.delete("Prepared Report", doc.name)


def total(client: Client, **words: object) -> int:
	answer = client.call(CHART, **words)
	assert answer.ok, answer.text[:300]
	# Where nothing is counted there is no chart.
	shown = answer.json().get("message")
	return sum(sum(one["values"]) for one in shown["datasets"]) if shown else 0


def test_a_chart_is_counted_for_who_looks_and_not_for_who_looked_before(charter, secretary, officer, chart):
	with site.at_the_console():
		from coalition.tests import factories

		factories.member()
	assert total(secretary, chart_name=chart, refresh=1) > 0
	assert total(officer, chart_name=chart) == 0


def test_a_chart_is_drawn_as_the_desk_asks_for_it(secretary, chart):
	empty = dict.fromkeys(("time_interval", "timespan", "from_date", "to_date", "heatmap_year"), "")
	answer = secretary.call(CHART, chart_name=chart, refresh=1, **empty)
	assert answer.ok and "_server_messages" not in answer.json(), answer.text[:500]


def test_what_one_narrows_a_chart_to_is_not_shown_to_the_next(charter, secretary, chart):
	with site.at_the_console():
		from coalition.tests import factories

		factories.member()
	before = total(secretary, chart_name=chart)
	assert before > 0
	assert total(secretary, chart_name=chart, filters=[[MEMBER, "name", "=", "nobody"]], refresh=1) == 0
	assert total(secretary, chart_name=chart) == before


def test_what_somebody_keeps_is_neither_listed_nor_opened_by_others(secretary, kept):
	for doctype, name in kept.items():
		listed = secretary.get(doctype, filters=[["name", "=", name]])
		assert listed.ok and listed.json()["data"] == [], doctype
		assert secretary.get(doctype, name).status_code == 403, doctype
	asked = secretary.call(CHART, chart_name=kept["Dashboard Chart"])
	assert asked.status_code == 403, asked.text[-900:]


def test_what_everybody_is_shown_is_listed(secretary, kept):
	with site.at_the_console():
		for doctype, name in kept.items():
			shown = {"for_user": ""} if doctype == "List Filter" else {"is_public": 1}
			frappe.db.set_value(doctype, name, shown)
	for doctype, name in kept.items():
		assert [
			row["name"] for row in secretary.get(doctype, filters=[["name", "=", name]]).json()["data"]
		] == [name]


def test_a_report_that_was_prepared_for_somebody_is_theirs(secretary, prepared):
	def ask() -> list[int]:
		run = secretary.call(
			"frappe.desk.query_report.run", report_name=REPORT, filters={"prepared_report_name": prepared}
		)
		download = "frappe.core.doctype.prepared_report.prepared_report.download_attachment"
		return [run.status_code, secretary.ask(download, dn=prepared).status_code]

	assert ask() == [403, 403]
	with site.at_the_console():
		frappe.db.set_value("Prepared Report", prepared, "owner", secretary.user)
	assert ask()[0] == 200


MAILED = {"report": REPORT, "user": "Administrator", "email_to": "x@coalition.localhost", "format": "CSV"}
SHOWN = {"title": "x", "doc_type": MEMBER, "web_form_fields": [{"fieldname": "about", "fieldtype": "Data"}]}


@pytest.mark.parametrize(
	"role, doctype, words",
	[("Report Manager", "Auto Email Report", MAILED), ("Website Manager", "Web Form", SHOWN)],
)
def test_what_acts_on_our_records_later_is_set_up_by_system_managers(address, role, doctype, words):
	client = Client(address, site.person(role))
	with site.at_the_console():
		made = frappe.get_doc(doctype=doctype, **words).insert()
	assert client.post(doctype, **words).status_code == 403
	assert client.put(doctype, made.name, title="y", description="y").status_code == 403
	with site.at_the_console():
		frappe.delete_doc(doctype, made.name)


def test_a_system_manager_has_a_report_mailed(address):
	answer = Client(address, site.person("System Manager")).post("Auto Email Report", **MAILED)
	assert answer.ok, answer.text[:500]
	with site.at_the_console():
		frappe.delete_doc("Auto Email Report", answer.json()["data"]["name"])


def test_who_sees_some_rows_hears_of_no_changes_to_the_others(address, secretary, officer):
	subscribe = "frappe.realtime.can_subscribe_doctype"
	screening = Client(address, site.person(table.SCREENING))
	assert secretary.ask(subscribe, doctype=MEMBER).json() == {"message": True}
	for client, doctype in (
		(officer, MEMBER),
		(screening, MEMBER),
		(secretary, "ToDo"),
		(secretary, "Email Queue"),
		(secretary, "No Such"),
	):
		assert client.ask(subscribe, doctype=doctype).status_code in (403, 404), (client.user, doctype)


def test_who_may_not_read_a_record_does_not_hear_of_it(secretary, officer):
	with site.at_the_console():
		from coalition.tests import factories

		name = factories.member().name
	# As version 15 asks, and as 16 does.
	asked = {"can_subscribe_doc": {"docname": name}, "has_permission": {"name": name}}

	def answers(who: Client) -> list[object]:
		each = (who.ask(f"frappe.realtime.{path}", doctype=MEMBER, **words) for path, words in asked.items())
		return [answer.json().get("message") for answer in each if answer.ok]

	assert True in answers(secretary)
	assert answers(officer) == []


def test_paper_is_made_of_a_report_and_of_a_record(secretary):
	page = "<p>تقرير</p><img src='file:///etc/passwd'>"
	made = secretary.call("frappe.utils.print_format.report_to_pdf", html=page)
	assert made.ok and made.content.startswith(b"%PDF"), made.text[:300]
	with site.at_the_console():
		from coalition.tests import factories

		member = factories.member()
	words = {"doctype": member.doctype, "name": member.name}
	printed = secretary.ask("frappe.utils.print_format.download_pdf", **words)
	assert printed.ok and printed.content.startswith(b"%PDF"), printed.text[:300]
