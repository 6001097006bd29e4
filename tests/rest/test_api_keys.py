"""Keys of programs over HTTP: what they open, what they do not, and how they end."""

from datetime import timedelta

import pytest

from tests import site
from tests.rest.client import Client
from tests.rest.programs import API, Program, make_key, problem, told
from tests.rest.security_table import TABLE


@pytest.fixture
def key() -> tuple[str, str]:
	return make_key()


@pytest.fixture
def program(address, key) -> Program:
	return Program(address, key[1])


def test_a_key_tells_whose_it_is_and_until_when(program, key):
	me = told(program.get("me.get"))
	assert me["holder"] == {"kind": "Partner", "name": None, "title": "شريك"}
	assert me["scopes"] == [] and me["works_until"] is None
	assert me["expires_on"] == str(site.value("Program Key", key[0], "expires_on"))


def test_the_header_of_stock_clients_serves_in_each_of_its_forms(address, key):
	import base64

	pair = key[1].rpartition(" ")[2]
	basic = base64.b64encode(pair.encode()).decode()
	for header in (f"token {pair}", f"Basic {basic}"):
		assert Program(address, f"Authorization: {header}").get("me.get").status_code == 200, header


def test_without_a_key_or_with_a_wrong_one_there_is_no_answer(address, program):
	problem(Program(address).get("me.get"), 401, "no_key")
	pair = program.session.headers["Authorization"].rpartition(" ")[2]
	known, _colon, secret = pair.partition(":")
	for wrong in (f"token {known}:{secret[:-1]}", "token a:b", "token nonsense", "Bearer x", "token :", "x"):
		answer = Program(address, f"Authorization: {wrong}").get("me.get")
		problem(answer, 401, "wrong_key")
		# Also where everybody may ask: a program should learn that its key is wrong.
		problem(Program(address, f"Authorization: {wrong}").get("register.figures"), 401, "wrong_key")


def test_a_persons_session_is_no_key(address):
	person = Client(address, site.person("System Manager", "Coalition Administrator"))
	problem(person.ask(f"{API}me.get"), 401, "no_key")


def test_a_persons_own_key_of_the_engine_opens_no_endpoint(address):
	user = site.person("Coalition Administrator")
	with site.at_the_console():
		import frappe

		doc = frappe.get_doc("User", user)
		doc.update({"api_key": frappe.generate_hash(length=15), "api_secret": "a-secret-of-tests"}).save()
		header = f"Authorization: token {doc.api_key}:a-secret-of-tests"
	problem(Program(address, header).get("me.get"), 401, "wrong_key")


def test_a_key_is_looked_up_among_the_users_alone(program):
	headers = {"Frappe-Authorization-Source": "User"}
	problem(program.get("me.get", headers=headers), 401, "wrong_key")


@pytest.mark.parametrize(
	"path",
	(
		"/api/resource/User",
		"/api/resource/Program Key",
		"/api/resource/Member Organisation",
		"/api/method/frappe.client.get_list?doctype=Coalition Place",
		"/api/method/frappe.client.get_count?doctype=User",
		"/api/method/frappe.auth.get_logged_user",
		"/api/method/ping",
		"/api/method/coalition.base.apps.desk_boot.get_desktop_page?page={}",
		"/api/method/coalition.api.v1.me.more",
		"/coalition",
		"/coalition/members",
		"/app",
		"/private/files/x.pdf",
		"/?cmd=coalition.api.v1.me.get",
		"/?cmd=frappe.auth.get_logged_user",
	),
)
def test_a_key_opens_the_declared_endpoints_alone(program, path):
	answer = program.session.get(program.address + path, allow_redirects=False)
	problem(answer, *((404, "not_found") if path.endswith("me.more") else (403, "not_allowed")))


@pytest.mark.parametrize("doctype", TABLE)
def test_a_key_reaches_no_record_past_the_endpoints(program, doctype):
	for path in (f"/api/resource/{doctype}", f"/api/resource/{doctype}/x", f"/api/v2/document/{doctype}"):
		for method in ("GET", "POST", "PUT", "DELETE"):
			problem(program.session.request(method, program.address + path), 403, "not_allowed")


def test_a_key_does_not_sign_in(visitor, key):
	with site.at_the_console():
		import frappe

		user = frappe.db.get_value("Program Key", key[0], "user")
		name = frappe.db.get_value("User", user, "username")
	for usr in (user, name):
		for word in ("", key[1].rpartition(":")[2]):
			assert visitor.sign_in(usr, word).status_code in (403, 422)
			assert not visitor.is_signed_in()


def test_a_revoked_key_opens_nothing_from_the_next_request_on(program, key):
	assert program.get("me.get").status_code == 200
	_at_the_desk("revoke", key=key[0], why="ضاع الحاسوب")
	problem(program.get("me.get"), 401, "key_ended")
	assert site.value("Program Key", key[0], "revoked_why") == "ضاع الحاسوب"


def test_nothing_but_that_it_ended_is_told_of_a_revoked_key(address, program, key):
	import base64

	pair = program.session.headers["Authorization"].rpartition(" ")[2]
	known = pair.partition(":")[0]
	_at_the_desk("revoke", key=key[0], why="ضاع الحاسوب")
	basic = base64.b64encode(pair.encode()).decode()
	for header in (f"token {pair}", f"token {known}:another", f"Basic {basic}"):
		for endpoint in ("me.get", "register.figures"):
			answer = Program(address, f"Authorization: {header}").get(endpoint)
			problem(answer, 401, "key_ended")
	problem(Program(address, "Authorization: Basic ???").get("me.get"), 401, "wrong_key")


def test_a_key_that_is_revoked_in_the_table_alone_opens_nothing_either(program, key):
	assert program.get("me.get").status_code == 200
	_store(key[0], "state", "Revoked")
	problem(program.get("me.get"), 401, "key_ended")


def test_a_disabled_user_lets_no_key_in(program, key):
	with site.at_the_console():
		import frappe

		frappe.db.set_value("User", frappe.db.get_value("Program Key", key[0], "user"), "enabled", 0)
	problem(program.get("me.get"), 401, "wrong_key")


def test_a_key_ends_with_its_last_day(program, key):
	_store(key[0], "expires_on", site.today())
	assert program.get("me.get").status_code == 200
	with site.at_the_console():
		import frappe

		frappe.db.set_value(
			"Program Key", key[0], "expires_on", frappe.utils.add_days(frappe.utils.getdate(), -1)
		)
	problem(program.get("me.get"), 401, "key_expired")


def test_a_successor_takes_over_without_a_gap(address, program, key):
	shown = _at_the_desk("replace", key=key[0], days=7)
	later = Program(address, shown["header"])
	for each in (program, later):
		assert each.get("me.get").status_code == 200
	assert told(program.get("me.get"))["works_until"] and told(later.get("me.get"))["works_until"] is None
	with site.at_the_console():
		import frappe

		until = frappe.utils.now_datetime() - timedelta(seconds=1)
		frappe.db.set_value("Program Key", key[0], "works_until", until)
	problem(program.get("me.get"), 401, "key_ended")
	assert later.get("me.get").status_code == 200


def test_a_secret_is_shown_once(key):
	from coalition.base.errors import SecretHandedOut

	with pytest.raises(SecretHandedOut):
		_at_the_desk("show_secret", key=key[0])
	shown = key[1].rpartition(":")[2]
	with site.at_the_console():
		import frappe

		stored = frappe.db.sql("select password from `__Auth` where fieldname = 'api_secret'", pluck=True)
		assert stored and shown not in stored


def test_the_last_use_is_noted_once_a_minute(program, key):
	assert site.value("Program Key", key[0], "last_used_on") is None
	program.get("me.get")
	first = site.value("Program Key", key[0], "last_used_on")
	assert first is not None
	program.get("me.get")
	assert site.value("Program Key", key[0], "last_used_on") == first


def test_each_key_has_its_own_limit(address, program, key):
	_store(key[0], "requests_per_minute", 3)
	answers = [program.get("me.get") for _ in range(4)]
	assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
	problem(answers[-1], 429, "too_many_requests")
	assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
	assert Program(address, make_key()[1]).get("me.get").status_code == 200


def test_a_forged_address_does_not_escape_the_limit_of_an_address(address):
	anybody = Program(address)
	codes = set()
	for number in range(61):
		forged = {"X-Forwarded-For": f"10.1.{number}.7", "X-Real-IP": f"10.2.{number}.7"}
		codes.add(anybody.get("verify.get", headers=forged, code="AAAA").status_code)
	assert codes == {422, 429}
	site.forget_tries()


def test_the_secretariat_alone_makes_keys_at_the_desk(address, key):
	outsider = Client(address, site.person("Coalition Finance"))
	for method in ("show_secret", "replace", "revoke"):
		answer = outsider.call(f"coalition.base.program_keys.desk.{method}", key=key[0], why="x")
		assert answer.status_code == 403, answer.text
	secretary = Client(address, site.person("Coalition Secretariat"))
	answer = secretary.call("coalition.base.program_keys.desk.replace", key=key[0], days=1)
	assert answer.json()["message"]["header"].startswith("Authorization: token ")


def _at_the_desk(function: str, **words: object) -> object:
	from coalition.base.program_keys import desk

	with site.at_the_console():
		return getattr(desk, function)(**words)


def _store(key: str, field: str, value: object) -> None:
	with site.at_the_console():
		import frappe

		frappe.db.set_value("Program Key", key, field, value)
