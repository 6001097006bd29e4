"""Staff sign in on the portal's page, and the engine's own sign-in is off on every path."""

import frappe
import pytest
import requests

from tests import site
from tests.rest.portal_visitor import PortalVisitor, fields_of


@pytest.fixture(scope="module")
def staff() -> str:
	return site.person("Council Member")


def test_staff_begin_at_the_desk_and_it_opens(visitor, staff):
	answer = visitor.sign_in(staff)
	assert (answer.status_code, answer.headers["Location"]) == (303, "/app")
	assert visitor.session.get(f"{visitor.site}/app", allow_redirects=False).status_code == 200
	assert visitor.session.cookies["system_user"] == "yes"
	again = visitor.get("/sign-in")
	assert (again.status_code, again.headers["Location"]) == (303, "/app")


@pytest.mark.parametrize("path", ["/app/member-organisation?status=Active", "/desk", "/coalition/account"])
def test_staff_come_to_the_page_that_they_asked_for(visitor, staff, path):
	page = visitor.get("/sign-in", params={"next": path}).text
	form = {**fields_of(page, "/sign-in"), "who": staff, "password": site.PASSWORD}
	answer = visitor.session.post(f"{visitor.address}/sign-in", data=form, allow_redirects=False)
	assert answer.headers["Location"] == path


ELSEWHERE = [
	"//example.org",
	"https://example.org/app",
	"/app//example.org",
	"/app/../login",
	"/application",
	"/\\example.org",
	"/login",
	"app",
]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_signing_in_leads_staff_nowhere_else(visitor, staff, path):
	assert visitor.sign_in(staff, next=path).headers["Location"] == "/app"
	assert visitor.get("/sign-in", params={"next": path}).headers["Location"] == "/app"


def test_people_of_the_portal_are_not_led_to_the_desk(visitor, account):
	assert visitor.sign_in(account["user_name"], next="/app/user").headers["Location"] == "/coalition"
	assert visitor.get("/sign-in?next=/app").headers["Location"] == "/coalition"


def test_the_language_can_be_chosen_on_the_way_to_the_desk(visitor):
	form = {"language": "en", "back": "/coalition/sign-in?next=/app/user"}
	answer = visitor.post("/language", form, at="/sign-in?next=/app/user")
	assert (
		'name="next" value="/app/user"' in visitor.session.get(visitor.site + answer.headers["Location"]).text
	)


@pytest.mark.parametrize(
	("asked", "then"),
	[
		("/app", "/app"),
		("/app/user?status=Open", "/app/user?status=Open"),
		("/desk", "/desk"),
		("/login", ""),
		("/login?redirect-to=%2Fapp%2Fuser", "/app/user"),
		("/login?redirect-to=https%3A%2F%2Fexample.org", ""),
	],
)
def test_who_is_not_signed_in_is_led_to_our_page_and_on(visitor, staff, asked, then):
	away = visitor.session.get(visitor.site + asked, allow_redirects=False)
	assert away.status_code == 303
	page = visitor.session.get(visitor.site + away.headers["Location"])
	form = {**fields_of(page.text, "/sign-in"), "who": staff, "password": site.PASSWORD}
	answer = visitor.session.post(f"{visitor.address}/sign-in", data=form, allow_redirects=False)
	assert answer.headers["Location"] == (then or "/app")


def engine_sign_ins(address: str, user: str) -> list[requests.Response]:
	word = {"usr": user, "pwd": site.PASSWORD}
	return [
		requests.post(f"{address}/api/method/login", data=word),
		requests.post(f"{address}/api/method/login", json=word),
		requests.get(f"{address}/api/method/login", params=word),
		requests.post(f"{address}/api/v2/method/login", data=word),
		requests.post(f"{address}/", data={"cmd": "login", **word}),
		requests.get(f"{address}/", params={"cmd": "login", **word}),
		requests.post(f"{address}/api/method/frappe.ping", data={"cmd": "login", **word}),
		requests.post(f"{address}/app", json={"cmd": "login", **word}),
	]


def test_the_engine_signs_nobody_in_on_any_path(address, staff, account):
	for user in (staff, account["user"], "Administrator"):
		for answer in engine_sign_ins(address, user):
			assert answer.cookies.get("sid", "Guest") == "Guest", answer.url
			assert answer.status_code < 500, answer.url
			assert "Logged In" not in answer.text and "No App" not in answer.text
	assert site.count("Sessions", {"user": account["user"]}) == 0


def test_where_passwords_are_switched_off_nobody_signs_in_by_one(visitor, staff, account):
	with site.at_the_console():
		frappe.db.set_single_value("Coalition Settings", "sign_in_with_passwords", 0)
	try:
		for who in (staff, account["user_name"]):
			assert visitor.sign_in(who).status_code == 403
			assert not visitor.is_signed_in()
	finally:
		with site.at_the_console():
			frappe.db.set_single_value("Coalition Settings", "sign_in_with_passwords", 1)
	assert visitor.sign_in(staff).status_code == 303


def test_a_new_password_that_is_due_comes_before_the_desk(address, staff):
	with site.at_the_console():
		frappe.db.set_value("User", staff, "last_password_reset_date", "2020-01-01")
		frappe.db.set_single_value("System Settings", "force_user_to_reset_password", 30)
		frappe.clear_cache()
	try:
		visitor = PortalVisitor(address)
		assert visitor.sign_in(staff).headers["Location"] == "/coalition/set-password"
		assert not visitor.is_signed_in()
	finally:
		with site.at_the_console():
			frappe.db.set_single_value("System Settings", "force_user_to_reset_password", 0)
			frappe.clear_cache()
