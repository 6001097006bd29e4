"""Reports and exports as programs with a user's rights meet them."""

import uuid

import pytest

from tests import site
from tests.rest.client import CLOSED, Client

EXPORT = "coalition.membership.doctype.register_import.register_import.export"
TEMPLATE = "frappe.core.doctype.data_import.data_import.download_template"
DATA = "frappe.core.doctype.data_export.exporter.export_data"
RUN = "frappe.desk.query_report.run"


@pytest.fixture
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member(organisation_name=f"جمعية {uuid.uuid4().hex}").organisation_name


def test_a_register_is_exported_by_who_may_and_the_export_is_noted(address, secretary, member):
	before = site.count("Export Note", {"exported_by": secretary})
	answer = Client(address, secretary).call(EXPORT, file_type="CSV")
	assert answer.status_code == 200
	assert member in answer.content.decode("utf-8-sig")
	assert site.count("Export Note", {"exported_by": secretary}) == before + 1


@pytest.mark.parametrize(("file_type", "ending"), [("CSV", "csv"), ("Excel", "xlsx")])
def test_what_is_ticked_in_a_list_is_exported_and_noted_and_runs_nothing(address, charter, file_type, ending):
	from coalition.base.text.spreadsheets import number_of_rows
	from coalition.tests import factories

	risky = f"=HYPERLINK({uuid.uuid4().hex})"
	with site.at_the_console():
		name = factories.member(name_latin=risky, contact_phone="+963 944 111 222").name
	person = site.person("Coalition Secretariat")
	words = {"doctype": "Member Organisation", "export_records": "by_filter", "file_type": file_type}
	fields = {"Member Organisation": ["name", "name_latin", "contact_phone"]}
	filters = [["Member Organisation", "name", "=", name]]
	answer = Client(address, person).call(TEMPLATE, **words, export_fields=fields, export_filters=filters)
	assert answer.status_code == 200, answer.text
	assert number_of_rows(answer.content, ending) == 2
	if ending == "csv":
		assert f"'{risky}" in answer.content.decode("utf-8-sig")
	noted = {"exported_by": person, "reference_doctype": "Member Organisation", "number_of_records": 1}
	assert site.count("Export Note", noted) == 1


def test_who_may_not_export_takes_nothing_along_by_the_template_and_an_empty_one_is_not_noted(
	address, charter
):
	person = site.person("Coalition Secretariat")
	client = Client(address, person)
	asked = {"export_fields": {"Portal Account": ["name", "phone"]}, "doctype": "Portal Account"}
	assert client.call(TEMPLATE, **asked, export_records="all").status_code == 403
	assert client.call(TEMPLATE, **asked, export_records="blank_template").status_code == 200
	assert Client(address, site.person()).call(TEMPLATE, **asked).status_code in CLOSED
	assert site.count("Export Note", {"exported_by": person}) == 0


def test_the_tool_that_exports_all_tables_at_once_takes_no_records_of_ours(address, secretary):
	client = Client(address, secretary)
	asked = {"all_doctypes": "true", "template": "false", "file_type": "CSV"}
	for doctype in ("Member Organisation", '["Member Organisation", ["MO-0001"]]'):
		answer = client.call(DATA, doctype=doctype, with_data=1, **asked)
		assert (answer.status_code, answer.json()["exc_type"]) == (403, "NotExportedSo"), answer.text
	assert client.call(DATA, doctype="Member Organisation", with_data=0, **asked).status_code == 200


def test_nobody_else_exports_and_no_link_that_is_followed_does(address, secretary):
	for role in ("Coalition Finance", "Organisation Delegate"):
		assert Client(address, site.person(role)).call(EXPORT).status_code in CLOSED
	assert Client(address).call(EXPORT).status_code in CLOSED
	assert Client(address, secretary).ask(EXPORT).status_code == 403


def test_a_report_is_not_run_as_somebody_else(address, member):
	with site.at_the_console():
		import frappe

		branch = frappe.get_doc(
			{"doctype": "Coalition Branch", "branch_name": "فرع", "place": "حمص"}
		).insert()
	officer = site.person("Branch Officer")
	with site.at_the_console():
		branch.reload()
		branch.append("officers", {"user": officer, "from_date": "2020-01-01"})
		branch.save()
	client = Client(address, officer)
	answer = client.call(RUN, report_name="Member Register", user="Administrator")
	assert answer.status_code == 200
	assert member not in answer.text
	exported = client.call(
		"frappe.desk.query_report.export_query",
		report_name="Member Register",
		file_format_type="CSV",
		user="Administrator",
		visible_idx="[]",
	)
	assert member not in exported.text


def test_a_report_on_contacts_is_not_run_by_the_council(address, council_member, member):
	client = Client(address, council_member)
	for report in ("Ending Declarations", "Not Reachable"):
		assert client.call(RUN, report_name=report).status_code == 403
