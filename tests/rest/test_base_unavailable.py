"""The whole server without its database, under maintenance, and with another encryption key."""

import pytest
import requests
from cryptography.fernet import Fernet

from tests import site
from tests.rest.applicant import Applicant
from tests.rest.client import Client
from tests.rest.programs import Program, make_key

APPLY = "/coalition/apply"
NO_DATABASE = {"db_host": "127.0.0.1", "db_port": 1}
# Of what guests do not reach they are told 404 without asking anything.
AS_GUEST = ("/coalition", "/coalition/members", "/api/method/coalition.api.v1.register.figures")
AT_THE_DESK = (
	"/app",
	"/api/resource/Member Organisation",
	"/printview",
	"/api/method/frappe.auth.get_logged_user",
)


@pytest.fixture(scope="module")
def secretary(address) -> Client:
	return Client(address, site.person("Coalition Secretariat"))


@pytest.fixture(params=[NO_DATABASE, {"maintenance_mode": 1}], ids=["no database", "maintenance"])
def away(request, address):
	with site.configured(**request.param):
		yield


@pytest.mark.parametrize("path", [*AS_GUEST, *AT_THE_DESK])
def test_everybody_is_told_to_come_back(address, secretary, away, path):
	session = secretary.session if path in AT_THE_DESK else requests
	answer = session.get(address + path, allow_redirects=False, timeout=20)
	assert answer.status_code == 503, answer.text[:300]
	# Nobody is signed out by it, nor in as somebody else.
	assert "Set-Cookie" not in answer.headers
	assert int(answer.headers["Retry-After"]) > 0
	for told in ("Traceback", "127.0.0.1", "pymysql", "OperationalError", "Internal Server Error"):
		assert told not in answer.text
	is_page = "html" in answer.headers["Content-Type"]
	assert ("الخدمة" in answer.text) if is_page else answer.json()


def test_what_was_typed_comes_back_and_can_be_sent(address, away):
	form = {"csrf_token": "t", "organisation_name": "جمعية السلام", "step": "organisation"}
	answer = requests.post(address + APPLY, data=form, timeout=20)
	assert answer.status_code == 503
	assert 'value="جمعية السلام"' in answer.text and f'action="{APPLY}"' in answer.text


def test_a_program_is_told_by_a_problem(address, away):
	url = f"{address}/api/method/coalition.api.v1.applications.submit"
	headers = {"Authorization": "token a:b", "Idempotency-Key": "1"}
	answer = requests.post(url, json={}, headers=headers, timeout=20)
	assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
	assert answer.headers["Content-Type"].startswith("application/problem+json")


def test_afterwards_all_is_as_before(address):
	with site.configured(**NO_DATABASE):
		assert requests.get(f"{address}/coalition", timeout=20).status_code == 503
	assert requests.get(f"{address}/coalition", timeout=20).status_code == 200


def test_with_another_encryption_key_programs_are_told(address, charter):
	_key, header = make_key("applications:read")
	program = Program(address, header)
	with site.configured(encryption_key=Fernet.generate_key().decode()):
		answer = program.get("me.get")
		assert (answer.status_code, answer.json()["code"]) == (503, "encryption_key_differs")
	assert program.get("me.get").status_code == 200


def test_with_another_encryption_key_an_applicant_keeps_what_was_typed(address, charter):
	applicant = Applicant(address)
	applicant.begin()
	with site.configured(encryption_key=Fernet.generate_key().decode()):
		answer = applicant.step("identity", {"organisation_name": "جمعية السلام"})
	assert answer.status_code == 503 and 'value="جمعية السلام"' in answer.text
