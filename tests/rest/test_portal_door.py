"""What the engine would do at portal paths by itself, and limits that a forged header does not escape."""

import json
import uuid

import frappe
import pytest
import requests

from tests import sessions, site

pytestmark = pytest.mark.usefixtures("charter", "gates_held")
PLACES = ["", "/apply", "/sign-in", "/nothing", "/../coalition/apply", "//"]


def is_refused(answer: requests.Response) -> bool:
	"""Answered by a page of ours, with no cookie of a session."""
	return answer.status_code == 400 and "<main" in answer.text and "sid" not in answer.cookies


@pytest.mark.parametrize("place", PLACES)
def test_no_method_of_the_engine_is_called_through_a_portal_path(visitor, place):
	url = visitor.address + place
	cmd = {"cmd": "frappe.ping"}
	assert is_refused(requests.get(url, params=cmd))
	assert is_refused(requests.post(url, data=cmd))
	assert is_refused(requests.post(url, json=cmd))
	assert is_refused(requests.post(url, files={"cmd": (None, "frappe.ping")}))
	headers = {"Content-Type": "application/json; charset=utf-8"}
	assert is_refused(requests.post(url, data=json.dumps(cmd), headers=headers))


@pytest.mark.parametrize("language", [b"\xff", b"xx", b"ar-SY", b"../x", b"<script>"])
def test_a_cookie_that_names_no_language_is_passed_over(address, language):
	headers = {"Cookie": b"preferred_language=" + language}
	for path in ("/coalition", "/coalition/apply", "/api/method/ping", "/app"):
		answer = requests.get(address + path, headers=headers, allow_redirects=False)
		assert answer.status_code < 400, (path, answer.status_code)


def test_nobody_is_signed_in_by_a_field_called_cmd(visitor):
	user = site.person("Coalition Secretariat")
	answer = requests.post(visitor.address, data={"cmd": "login", "usr": user, "pwd": site.PASSWORD})
	assert is_refused(answer)


@pytest.mark.parametrize("where", ["params", "data", "json"])
def test_a_session_is_not_taken_from_a_field_called_sid(visitor, where):
	sid = sessions.begin(site.account()["user"])
	method = "GET" if where == "params" else "POST"
	# The engine itself refuses a post by a session whose token is missing.
	token = {"X-Frappe-CSRF-Token": sessions.token_of(sid)}
	answer = requests.request(method, f"{visitor.address}/account", headers=token, **{where: {"sid": sid}})
	assert is_refused(answer)
	assert "ليلى" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_method_that_the_portal_does_not_know_gets_our_page(visitor, method):
	answer = requests.request(method, f"{visitor.address}/apply")
	assert answer.status_code == 405
	assert "<main" in answer.text


def test_a_broken_key_gets_our_page_at_portal_paths(visitor):
	answer = requests.get(visitor.address, headers={"Authorization": "token broken:key"})
	# The snapshot takes who brings a broken key for a guest; the release refuses.
	assert answer.status_code in (200, 401)
	assert "<main" in answer.text and answer.headers["Cache-Control"] == "no-store"


def test_a_form_that_is_too_large_gets_our_page(visitor):
	answer = visitor.post("/apply", {"about": "x" * 300_000})
	assert answer.status_code == 413
	assert "<main" in answer.text


def test_a_body_larger_than_the_engine_takes_changes_nothing(visitor):
	answer = requests.post(f"{visitor.address}/apply", data={"about": "x" * 26_000_000})
	assert answer.status_code == 413


def test_looking_at_a_page_writes_nothing(visitor):
	"""Not even a session, or an error in the log, whatever page it is."""
	tables = ("Sessions", "tabError Log", "tabActivity Log", "tabSign-in Code")
	before = counts(tables)
	for path in (
		"",
		"/apply",
		"/sign-in",
		"/code",
		"/set-password",
		"/account",
		"/gallery",
		"/nothing",
		"/leave",
	):
		visitor.get(path)
	assert counts(tables) == before


def counts(tables: tuple[str, ...]) -> list[int]:
	names = [table if table.startswith("tab") else f"tab{table}" for table in tables]
	with site.at_the_console():
		return [frappe.db.sql(f"select count(*) from `{name}`")[0][0] for name in names]


@pytest.mark.parametrize("path", ["", "/apply", "/sign-in", "/code", "/nothing", "/gallery"])
def test_every_page_says_what_a_browser_may_do_with_it(visitor, path):
	headers = visitor.get(path).headers
	assert headers["Cache-Control"] == "no-store"
	assert headers["X-Frame-Options"] == "DENY"
	assert headers["Referrer-Policy"] == "same-origin"
	assert headers["X-Content-Type-Options"] == "nosniff"
	assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["", "/apply", "/sign-in"])
def test_a_preview_of_a_link_names_the_coalition_alone(visitor, path):
	page = visitor.get(path).text
	titles = [line for line in page.splitlines() if 'property="og:' in line]
	assert len(titles) == 3
	with site.at_the_console():
		assert frappe.db.get_single_value("Coalition Settings", "coalition_name") in titles[0]


def forged(number: int) -> dict[str, str]:
	return {"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.{number}"}


def test_a_forged_header_escapes_no_limit_of_signing_in(visitor):
	name = f"somebody.{uuid.uuid4().hex}"
	form = {**visitor.hidden("/sign-in"), "who": name, "password": "wrong"}
	url = visitor.address + "/sign-in"
	answers = [visitor.session.post(url, data=form, headers=forged(number)) for number in range(12)]
	assert [answer.status_code for answer in answers[:6]] == [403] * 5 + [429]
	last = next(answer for answer in reversed(answers) if answer.status_code == 429)
	assert 0 < int(last.headers["Retry-After"]) <= 900
	assert f'value="{name}"' in last.text and 'value="wrong"' not in last.text


def test_trying_other_names_meets_the_limit_of_the_address(visitor):
	with site.at_the_console():
		from coalition.base.request import limits

		for _try in range(100):
			limits.count_against("code address", "127.0.0.1", 1000, 900)
	form = {**visitor.hidden("/code"), "who": "layla", "code": "0000000000"}
	answer = visitor.session.post(f"{visitor.address}/code", data=form, headers=forged(1))
	assert answer.status_code == 429
	site.forget_tries()


def test_an_application_too_many_keeps_what_was_typed(visitor):
	with site.at_the_console():
		from coalition.base.request import limits

		for _try in range(120):
			limits.count_against("application", "127.0.0.1", 1000, 3600)
	form = {**visitor.hidden("/apply"), "kind": "Initiative"}
	answer = visitor.session.post(f"{visitor.address}/apply", data=form, headers=forged(2))
	assert answer.status_code == 429
	assert 'value="Initiative" checked' in answer.text
	assert f'name="draft" value="{form["draft"]}"' in answer.text
	site.forget_tries()


def test_an_old_token_of_a_member_keeps_what_was_typed(visitor):
	"""The engine refuses it before any page is asked, with a page of its own."""
	visitor.come_in(site.account()["user"])
	form = {**visitor.hidden("/apply"), "csrf_token": "old", "kind": "Initiative"}
	for _time in range(3):
		# Its second answer may carry status 200.
		answer = visitor.session.post(f"{visitor.address}/apply", data=form)
		assert answer.status_code == 403
		assert 'value="Initiative" checked' in answer.text
