"""A register that is brought over HTTP, and by two workers at once."""

import uuid
from functools import partial

import pytest

from tests import site
from tests.rest.at_once import Ready, at_once
from tests.rest.client import CLOSED, Client

DOCTYPE = "Register Import"
METHOD = "coalition.membership.doctype.register_import.register_import"
HEADINGS = "اسم المنظمة,المكان,القطاع,تاريخ الانضمام\n"


def upload(client: Client, content: str) -> str:
	url = f"{client.address}/api/method/upload_file"
	files = {"file": (f"{uuid.uuid4().hex}.csv", content.encode())}
	answer = client.session.post(url, data={"is_private": 1}, files=files)
	assert answer.status_code == 200, answer.text
	return answer.json()["message"]["file_url"]


def bring(client: Client, *names: str) -> str:
	rows = "".join(f"{name},حمص,الصحة,2016-01-01\n" for name in names)
	answer = client.post(DOCTYPE, file=upload(client, HEADINGS + rows))
	assert answer.status_code == 200, answer.text
	return answer.json()["data"]["name"]


@pytest.fixture
def client(address, charter, secretary) -> Client:
	return Client(address, secretary)


def test_a_register_is_checked_over_http_and_its_figures_are_the_servers(client):
	name = bring(client, f"جمعية {uuid.uuid4().hex}", "")
	client.put(DOCTYPE, name, state="Done", rows_entered=500, problems="[]")
	assert client.call(f"{METHOD}.check", name=name).status_code == 200
	assert client.ask(f"{METHOD}.progress", name=name).json()["message"]["state"] == "Checking"
	work(name)
	found = client.ask(f"{METHOD}.progress", name=name).json()["message"]
	assert (found["state"], found["rows_found"], found["rows_entered"]) == ("Checked", 2, 1)
	returned = client.ask(f"{METHOD}.problems", name=name)
	assert returned.content.startswith(b"PK")
	assert returned.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
	assert client.ask(f"{METHOD}.template").content.startswith(b"PK")


def test_a_file_is_attached_before_the_form_that_needs_it_is_saved(address, client, council_member):
	"""The desk names a form that is not saved yet; none is attached to one of records that others make."""
	form = {"is_private": 1, "doctype": DOCTYPE, "docname": f"new-register-import-{uuid.uuid4().hex[:10]}"}
	for who, expected in ((client, 200), (Client(address, council_member), 403)):
		files = {"file": (f"{uuid.uuid4().hex}.csv", HEADINGS.encode())}
		answer = who.session.post(f"{address}/api/method/upload_file", data=form, files=files)
		assert answer.status_code == expected, answer.text


def test_nobody_else_brings_starts_or_reads_a_register(address, client, council_member):
	name = bring(client, "جمعية")
	url = site.value(DOCTYPE, name, "file")
	for other in (Client(address, council_member), Client(address)):
		assert other.get(DOCTYPE, name).status_code in CLOSED
		assert other.post(DOCTYPE, file=url).status_code in CLOSED
		for method in ("check", "start", "stop"):
			assert other.call(f"{METHOD}.{method}", name=name).status_code in CLOSED
		for method in ("progress", "problems"):
			assert other.ask(f"{METHOD}.{method}", name=name).status_code in CLOSED
		assert other.ask(f"{METHOD}.template").status_code in CLOSED
		assert "جمعية" not in other.session.get(address + url).text


def test_another_ones_file_is_not_brought_by_its_address(address, client):
	with site.at_the_console():
		import frappe

		values = {"file_name": f"{uuid.uuid4().hex}.csv", "content": "سرّ", "is_private": 1}
		url = frappe.get_doc({"doctype": "File", **values}).insert().file_url
	assert client.post(DOCTYPE, file=url).status_code >= 400


def test_what_changes_something_is_not_done_by_get(client):
	name = bring(client, "جمعية")
	for method in ("check", "start", "stop"):
		assert client.ask(f"{METHOD}.{method}", name=name).status_code == 403


def work(name: str, ready: Ready | None = None) -> None:
	"""As a worker does."""
	from coalition.membership.register import job

	with site.at_the_console():
		if ready:
			ready()
		job.run(name)


def test_the_same_register_brought_by_two_workers_at_once_makes_nobody_twice(client):
	names = [f"جمعية {uuid.uuid4().hex}" for _ in range(150)]
	imports = [bring(client, *names) for _ in range(2)]
	for name in imports:
		client.call(f"{METHOD}.check", name=name)
		work(name)
		client.put(DOCTYPE, name, spellings_seen=1)
		assert client.call(f"{METHOD}.start", name=name).status_code == 200
	# One of the two is handed to two workers besides.
	at_once([partial(work, name) for name in (*imports, imports[0])])
	assert {site.value(DOCTYPE, name, "state") for name in imports} == {"Done"}
	assert site.count("Member Organisation", {"organisation_name": ("in", names)}) == len(names)
	assert sorted(site.value(DOCTYPE, name, "rows_entered") for name in imports) == [0, 150]
