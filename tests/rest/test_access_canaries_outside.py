"""Canaries before the portal and programs, and what nobody is shown: sessions, keys, sealed names, files."""

import dataclasses
import random
import re
from collections.abc import Callable, Iterator

import frappe
import pytest
import requests

from tests import sessions, site
from tests.rest import canaries, canary_calls
from tests.rest import security_table as table
from tests.rest.canaries import TOKEN, Canary
from tests.rest.client import Client
from tests.rest.own_pages import new_delegate
from tests.rest.programs import all_scopes, make_key
from tests.rest.test_access_canaries import chosen

# What is public: of a member what its consents say, and what applicants choose from.
_OF_MEMBERS = {"organisation_name", "website", "about", "contact_phone", "contact_email"}
IN_PUBLIC = {
	"Member Organisation": _OF_MEMBERS,
	"Individual Member": {"person_name", *_OF_MEMBERS},
	"Coalition Place": {"place_name", "name_latin"},
	"Coalition Sector": {"sector_name", "name_latin"},
	"Coalition Branch": {"name_latin"},
}
TABLES_WITHOUT_DOCTYPE = ("Sessions", "__Auth", "DefaultValue", "Singles", "Series", "__UserSettings")
Get = Callable[..., requests.Response]


@pytest.fixture(scope="module")
def planted(charter) -> Iterator[list[Canary]]:
	planted = canaries.plant()
	yield planted
	canaries.take_away(planted)


@pytest.fixture(scope="module")
def secrets(address) -> dict[str, str]:
	"""What proves to be somebody: the number of a session, its token, a program's key."""
	with site.at_the_console():
		from coalition.tests import factories

		person = factories.user(table.ADMINISTRATOR)
	number, (_name, header) = sessions.begin(person), make_key(*all_scopes())
	return {"sid": number, "token": sessions.token_of(number), "key": header.rpartition(" ")[2]}


@pytest.fixture(scope="module")
def rules() -> list[str]:
	"""The paths of all pages of the portal."""
	with site.at_the_console():
		from coalition.portal.registry import registered_pages

		return sorted({page.path for page in registered_pages()})


@pytest.fixture(scope="module")
def endpoints() -> dict[str, list[str]]:
	"""Those that read, each with what it may be asked."""
	with site.at_the_console():
		from coalition.api.routing import all_endpoints

		reading = {name: one for name, one in all_endpoints().items() if one.method == "GET"}
		return {name: [each.name for each in dataclasses.fields(one.asked)] for name, one in reading.items()}


def nobody(address: str) -> Get:
	return requests.get


def delegate(address: str) -> Get:
	return new_delegate(address).session.get


def officer(address: str) -> Get:
	"""At the desk, where the portal has pages of staff too."""
	return Client(address, site.person(table.SECRETARIAT)).session.get


def program(*scopes: str) -> Get:
	name, _colon, value = make_key(*scopes)[1].partition(": ")
	session = requests.Session()
	session.headers[name] = value
	return session.get


@pytest.mark.parametrize("begin", (nobody, delegate, officer))
def test_no_page_of_the_portal_tells_of_a_canary(address, planted, rules, begin):
	get, heard = begin(address), []
	for rule in rules:
		for canary in chosen(planted, f"{begin.__name__} {rule}", 1):
			path = canary_calls.paths(rule, canary)
			answer = get(f"{address}/coalition{path}", params=canary_calls.questions(canary))
			assert answer.status_code < 500, (path, answer.text[:300])
			heard += [(path, told) for told in told_by(answer, planted)]
	assert not heard


@pytest.mark.parametrize("has_scopes", (False, True), ids=("without a scope", "with all scopes"))
def test_no_endpoint_tells_a_program_of_a_canary(address, planted, endpoints, has_scopes):
	get, heard = program(*(all_scopes() if has_scopes else ())), []
	for name, fields in endpoints.items():
		for canary in chosen(planted, f"{has_scopes} {name}", 1):
			known = canary_calls.questions(canary)
			asked = {field: known.get(field, canary.name) for field in fields}
			for words in ({}, asked, *({field: word} for field, word in asked.items())):
				answer = get(f"{address}/api/method/{name}", params=words)
				assert answer.status_code < 500, (name, words, answer.text[:300])
				heard += [(name, told) for told in told_by(answer, planted)]
	assert endpoints and not heard


def told_by(answer: requests.Response, planted: list[Canary]) -> list[str]:
	"""The canaries in an answer but what is public of a member."""
	public = {canary.token: IN_PUBLIC.get(canary.doctype, set()) for canary in planted}
	public[canaries.SEALED] = set()
	found = set(re.findall(rf"({TOKEN}\d+)l\dx ?(\w*)", answer.text))
	return [f"{token} {field}" for token, field in found if field not in public[token]]


@pytest.mark.parametrize("role", (table.SECRETARIAT, table.COUNCIL, table.AUDITOR))
def test_what_proves_to_be_somebody_is_told_to_nobody(address, planted, secrets, role):
	"""Asked of the engine's own tables for it, which hold it under other names, and of everything else."""
	client = Client(address, site.person(role))
	with site.at_the_console():
		functions = canary_calls.functions()
	for name, function in functions.items():
		canary = random.Random(f"{role} {name}").choice(planted)
		for words in canary_calls.calls(function, canary):
			answer = client.call(name, **words)
			told = [kind for kind, secret in secrets.items() if secret in answer.text]
			assert not told, (name, told)


@pytest.mark.parametrize("table_name", TABLES_WITHOUT_DOCTYPE)
def test_a_table_without_a_doctype_is_refused(address, table_name):
	client = Client(address, site.person(table.SECRETARIAT))
	of_all = {"doctype": table_name, "fields": ["*"]}
	for name, words in {
		"frappe.client.get_list": of_all,
		"frappe.client.get_count": {"doctype": table_name},
		"frappe.client.get_value": {"doctype": table_name, "fieldname": "*"},
		"frappe.desk.reportview.get": of_all,
		"frappe.desk.reportview.export_query": {**of_all, "file_format_type": "CSV"},
		"frappe.desk.listview.get_group_by_count": {**of_all, "current_filters": [], "field": "name"},
	}.items():
		answer = client.call(name, **words)
		assert answer.status_code in (403, 404), (name, answer.status_code, answer.text[:200])


def test_the_content_of_a_file_is_sent_to_who_may_read_its_record(address):
	"""By its address and by its name, in whatever function."""
	with site.at_the_console():
		from coalition.tests import factories

		member = factories.member()
		file = frappe.new_doc("File", attached_to_doctype=member.doctype, attached_to_name=member.name)
		file.update({"file_name": "k.txt", "content": f"{TOKEN}888l0x", "is_private": 1}).insert()
	heard = {}
	for role in (table.SECRETARIAT, table.SCREENING, table.BRANCH_OFFICER, table.DELEGATE):
		client, pictures = Client(address, site.person(role)), "frappe.core.api.file.get_attached_images"
		answers = [
			client.session.get(address + file.file_url),
			client.ask("frappe.core.doctype.file.file.download_file", file_url=file.file_url),
			client.ask("frappe.handler.download_file", file_url=file.file_url),
			client.get("File", file.name),
			client.call(pictures, doctype=member.doctype, names=[member.name]),
		]
		heard[role] = any(f"{TOKEN}888" in answer.text for answer in answers)
	assert [role for role, told in heard.items() if told] == [table.SECRETARIAT]
