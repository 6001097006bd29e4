"""Who is let in at all, and what stays as the engine has it."""

import json

import pytest
import requests

from tests import site
from tests.rest.client import Client


@pytest.fixture
def key() -> tuple[str, dict[str, str]]:
	"""A secretary, of another app too, with an API key; answers the user and the header."""
	user = site.person("Coalition Secretariat", "Sample Secretary")
	with site.at_the_console():
		import frappe

		doc = frappe.get_doc("User", user)
		doc.update({"api_key": frappe.generate_hash(length=15), "api_secret": "a-secret-of-tests"}).save()
		return user, {"Authorization": f"token {doc.api_key}:a-secret-of-tests"}


def members(address: str, headers: dict[str, str]) -> int:
	url = f"{address}/api/resource/Member Organisation"
	return requests.get(url, headers=headers).status_code


def test_a_key_opens_and_stays_shut_once_its_user_is_switched_off_in_the_table(address, key):
	user, headers = key
	assert members(address, headers) == 200
	with site.at_the_console():
		import frappe

		frappe.db.set_value("User", user, "enabled", 0)
	assert members(address, headers) == 401


def test_a_key_is_looked_up_among_users_alone(address, key):
	_user, headers = key
	assert members(address, {**headers, "Frappe-Authorization-Source": "User"}) == 401


def test_other_apps_records_are_counted_and_shared_as_the_engine_does_it(address):
	"""The guards are ours alone: on an ordinary DocType each method answers as before."""
	secretary = Client(address, site.person("Sample Secretary"))
	name = secretary.post("Bare Sample Record", title="x").json()["data"]["name"]
	count = secretary.ask("frappe.client.get_count", doctype="Bare Sample Record", filters={"name": name})
	assert count.json()["message"] == 1
	file = {"doctype": "Bare Sample Record", "docname": name, "is_private": 0}
	url = f"{address}/api/method/upload_file"
	picture = {"file": ("open.png", b"\x89PNG\r\n\x1a\n")}
	answer = secretary.session.post(url, data=file, files=picture)
	assert answer.json()["message"]["is_private"] == 0


@pytest.fixture
def import_of(request):
	"""An import that an administrator prepared: its name, and the address of its file."""

	def make(doctype: str, content: str) -> tuple[str, str]:
		with site.at_the_console():
			import frappe

			file = frappe.new_doc("File")
			file.update({"file_name": f"{frappe.generate_hash()}.csv", "content": content, "is_private": 1})
			address = file.insert().file_url
			doc = frappe.new_doc("Data Import")
			doc.update({"reference_doctype": doctype, "import_type": "Insert New Records"})
			doc.insert().update({"import_file": address}).save()
			return doc.name, address

	return make


def test_the_file_of_an_import_is_read_by_those_alone_who_may_read_the_import(address, secretary, import_of):
	preview = "frappe.core.doctype.data_import.data_import.get_preview_from_template"
	ours, _file = import_of("Coalition Place", "Place Name\nمكان سري\n")
	others, _file = import_of("ToDo", "Description\nعمل\n")
	for client in (Client(address, secretary), Client(address, site.person("Organisation Delegate"))):
		for method in (preview, preview.replace("get_preview_from_template", "form_start_import")):
			answer = client.call(method, data_import=ours)
			assert answer.status_code in (403, 404) and "مكان سري" not in answer.text
	# Frappe 16 asks by itself who may read an import.
	manager = Client(address, site.person("Coalition Secretariat", "System Manager"))
	assert manager.call(preview, data_import=others).status_code == 200


def test_another_records_file_is_not_read_by_naming_it_in_an_import(address, secretary, import_of):
	preview = "frappe.core.doctype.data_import.data_import.get_preview_from_template"
	others, _file = import_of("ToDo", "Description\nعمل\n")
	with site.at_the_console():
		import frappe

		file = frappe.new_doc("File")
		file.update(
			{"file_name": f"{frappe.generate_hash()}.csv", "content": "Description\nسر\n", "is_private": 1}
		)
		file.update({"attached_to_doctype": "Portal Account", "attached_to_name": factories_account()})
		of_a_record = file.insert().file_url
	outsider = Client(address, site.person("Coalition Finance"))
	answer = outsider.call(preview, data_import=others, import_file=of_a_record)
	assert answer.status_code == 403 and "سر" not in answer.text


def factories_account() -> str:
	from coalition.tests import factories

	return factories.account().name


def test_a_refusal_says_so_in_the_language_of_who_is_refused(address):
	outsider = Client(address, site.person("Coalition Finance", language="ar"))
	answer = outsider.get("Membership Application")
	assert answer.status_code == 403
	assert "هذا غير متاح لك" in json.loads(json.loads(answer.json()["_server_messages"])[0])["message"]


def test_a_key_from_elsewhere_stays_good_for_other_apps_records(address, key):
	_user, headers = key
	url = f"{address}/api/resource/Bare Sample Record"
	assert requests.get(url, headers={**headers, "Frappe-Authorization-Source": "User"}).status_code == 200
