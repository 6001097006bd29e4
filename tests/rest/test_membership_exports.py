"""Reports and exports as programs with a user's rights meet them."""

import uuid

import pytest

from tests import site
from tests.rest.client import Client

EXPORT = "coalition.membership.doctype.register_import.register_import.export"
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


def test_nobody_else_exports_and_no_link_that_is_followed_does(address, secretary):
	for role in ("Coalition Finance", "Organisation Delegate"):
		assert Client(address, site.person(role)).call(EXPORT).status_code == 403
	assert Client(address).call(EXPORT).status_code == 403
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
