"""The engine's DocTypes: what the desk does not need is closed, what one makes there is one's own."""

import frappe
import pytest

from tests import site
from tests.rest.client import Client

CLOSED = (
	"Connected App",
	"Email Template",
	"Personal Data Download Request",
	"Workflow Action",
	"Help Article",
)
OPEN = ("ToDo", "Event", "List Filter", "Notification Log", "Report", "Letter Head")
MEMBER = "Member Organisation"


@pytest.fixture
def client(address) -> Client:
	return Client(address, site.person("Coalition Secretariat"))


@pytest.mark.parametrize("doctype", CLOSED)
def test_what_the_desk_does_not_need_is_closed_however_it_is_asked_for(client, doctype):
	for answer in (
		client.get(doctype),
		client.get(doctype, "x"),
		client.post(doctype, name="x"),
		client.ask("frappe.client.get_list", doctype=doctype),
		client.ask("frappe.client.get_count", doctype=doctype),
		client.ask("frappe.desk.reportview.get", doctype=doctype, fields=["name"]),
		client.ask("frappe.desk.search.search_link", doctype=doctype, txt=""),
		client.ask("frappe.desk.form.load.getdoc", doctype=doctype, name="x"),
		client.ask("frappe.desk.form.load.getdoctype", doctype=doctype),
	):
		assert answer.status_code == 403, (answer.url, answer.text[:200])


@pytest.mark.parametrize("doctype", OPEN)
def test_what_the_desk_needs_is_open(client, doctype):
	assert client.get(doctype).status_code == 200


@pytest.mark.parametrize("doctype", CLOSED)
def test_people_of_other_apps_have_what_they_had(address, doctype):
	answer = Client(address, site.person("Website Manager")).get(doctype)
	assert answer.status_code == 200 or "NotOpen" not in answer.text


def test_a_filter_for_everybody_becomes_ones_own(client):
	words = {"filter_name": "x", "reference_doctype": MEMBER, "filters": "[]", "for_user": ""}
	for answer in (
		client.post("List Filter", **words),
		client.call("frappe.client.insert", doc={"doctype": "List Filter", **words}),
	):
		made = answer.json().get("data") or answer.json()["message"]
		assert site.value("List Filter", made["name"], "for_user") == client.user


def test_a_chart_for_everybody_becomes_ones_own(client):
	words = {
		"chart_name": f"x {client.user}",
		"chart_type": "Count",
		"document_type": MEMBER,
		"based_on": "creation",
	}
	made = client.post("Dashboard Chart", **words, timeseries=1, filters_json="[]", is_public=1)
	# Later engines let nobody of the desk make one.
	assert made.status_code in (200, 403), made.text[:300]
	assert not site.count("Dashboard Chart", {"chart_name": words["chart_name"], "is_public": 1})


def test_what_is_shown_to_everybody_stays_so_whoever_saves_it(client):
	with site.at_the_console():
		words = {"filter_name": "x", "reference_doctype": MEMBER, "filters": "[]", "for_user": ""}
		name = frappe.get_doc(doctype="List Filter", **words).insert().name
	client.put("List Filter", name, filter_name="y")
	assert not site.value("List Filter", name, "for_user")
	assert client.put("List Filter", name, for_user=client.user).status_code == 403
	assert not site.value("List Filter", name, "for_user")


def test_a_closed_doctype_is_closed_in_a_document_that_is_sent_whole(client):
	doc = {"doctype": "Personal Data Download Request", "user": client.user}
	for answer in (
		client.call("frappe.client.insert", doc=doc),
		client.call("frappe.client.insert_many", docs=[doc]),
		client.call("frappe.desk.form.save.savedocs", doc=doc, action="Save"),
	):
		assert answer.status_code == 403 and answer.json()["exc_type"] == "NotOpen", answer.text[:200]


def test_pages_of_the_desk_load_from_this_site_alone_and_others_what_they_like(address, client):
	policy = client.session.get(f"{address}/app").headers["Content-Security-Policy"]
	assert policy.startswith("default-src 'self'") and "object-src 'self'" in policy
	manager = Client(address, site.person("System Manager"))
	assert "Content-Security-Policy" not in manager.session.get(f"{address}/contact").headers
