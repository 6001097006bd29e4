"""What a client says of a record that only the system knows."""

import pytest
from bs4 import BeautifulSoup

from tests import site
from tests.rest.client import Client

FORGED = {
	"owner": "Administrator",
	"creation": "2001-01-01 00:00:00",
	"modified_by": "Administrator",
	"flags": {"ignore_permissions": 1, "ignore_validate": 1, "loaded": {}},
	"docstatus": 0,
	"__islocal": 1,
	"_action": "save",
}


@pytest.fixture
def client(address) -> Client:
	return Client(address, site.person("Coalition Secretariat"))


def stored(name: str) -> tuple:
	return site.value("Sample Record", name, ["owner", "creation", "modified_by", "docstatus"])


def test_a_new_record_is_its_makers_whatever_the_maker_says(client):
	answer = client.post("Sample Record", title="x", **FORGED, decided_by="Administrator")
	name = answer.json()["data"]["name"]
	owner, creation, modified_by, docstatus = stored(name)
	assert owner == modified_by != "Administrator"
	assert creation.year > 2001 and docstatus == 0
	assert site.value("Sample Record", name, "decided_by") is None


@pytest.mark.parametrize("way", ["put", "save", "set_value"])
def test_a_record_stays_its_makers_whatever_is_sent(client, way):
	name = client.post("Sample Record", title="x").json()["data"]["name"]
	before = stored(name)
	doc = client.get("Sample Record", name).json()["data"]
	forged = {key: value for key, value in FORGED.items() if key != "__islocal"}
	if way == "put":
		client.put("Sample Record", name, **forged)
	elif way == "save":
		client.call("frappe.client.save", doc={**doc, **forged})
	else:
		words = {"doctype": "Sample Record", "name": name, "fieldname": {"owner": "Administrator"}}
		client.call("frappe.client.set_value", **words)
	assert stored(name)[0:2] == before[0:2] and stored(name)[2] == before[2]


def test_flags_open_nothing_to_who_has_no_right(address):
	outsider = Client(address, site.person("Coalition Finance"))
	title = "by an outsider"
	assert outsider.post("Sample Record", title=title, **FORGED).status_code == 403
	words = {"doctype": "Sample Record", "title": title, **FORGED}
	assert outsider.call("frappe.client.insert", doc=words).status_code == 403
	assert outsider.call("frappe.client.save", doc=words).status_code == 403
	assert site.count("Sample Record", {"title": title}) == 0


def test_the_later_of_two_who_changed_the_same_record_is_told(client):
	name = client.post("Sample Record", title="x").json()["data"]["name"]
	doc = client.get("Sample Record", name).json()["data"]
	assert client.put("Sample Record", name, title="first").status_code == 200
	answer = client.call("frappe.client.save", doc={**doc, "title": "second"})
	assert answer.status_code >= 400
	assert site.value("Sample Record", name, "title") == "first"


@pytest.mark.parametrize("text", ["' or 1=1 --", '"); drop table x; --', "{{ 7 * 7 }}", "${7*7}"])
def test_text_is_text_in_a_record_and_in_a_filter(client, text):
	name = client.post("Sample Record", title=text, owner_note=text).json()["data"]["name"]
	assert site.value("Sample Record", name, ["title", "owner_note"]) == (text, text)
	found = client.get("Sample Record", filters=[["title", "=", text]]).json()["data"]
	assert {"name": name} in found and len(found) < 10


def test_a_script_in_a_text_is_not_run_by_the_print(client):
	text = "<img src=x onerror=alert(1)><script>alert(1)</script>"
	name = client.post("Sample Record", title=text).json()["data"]["name"]
	printed = client.ask("frappe.www.printview.get_html_and_style", doc="Sample Record", name=name).json()
	page = BeautifulSoup(printed["message"]["html"], "html.parser")
	assert "alert(1)" in page.text
	assert not any("alert" in script.text for script in page("script"))
	assert not any(name.startswith("on") for tag in page(True) for name in tag.attrs)
