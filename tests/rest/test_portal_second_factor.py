"""The second factor: asked for on a page of ours where the engine's settings want one."""

import base64
import json
from contextlib import ExitStack

import frappe
import pyotp
import pytest
import requests
from frappe import twofactor

from tests import second_factor, site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.portal_visitor import PortalVisitor, fields_of

ROLE, MEMBERS = "Council Member", "Organisation Delegate"
PATH = "/second-factor"

pytestmark = pytest.mark.usefixtures("gates_held")


@pytest.fixture
def asked():
	"""Answers a function that asks roles for a second factor by a method, until the test ends."""
	with ExitStack() as until_the_end:
		yield lambda method, *roles: until_the_end.enter_context(second_factor.asked(method, *roles))


@pytest.fixture
def staff() -> str:
	return site.person(ROLE)


def sent_code(visitor: PortalVisitor, user: str) -> str:
	"""The code of a mail or short message: of the number that the ticket carries."""
	packed = visitor.session.cookies["coalition_ticket"].strip('"').partition(".")[0]
	number = int(json.loads(base64.urlsafe_b64decode(packed))[1])
	with site.at_the_console():
		return pyotp.HOTP(twofactor.get_otpsecret_for_(user)).at(number)


def wrong(code: str) -> str:
	return f"{(int(code) + 1) % 10**6:06d}"


def enter(visitor: PortalVisitor, code: str, **more: str) -> requests.Response:
	return visitor.post(PATH, {"code": code, **more})


def test_the_app_s_code_leads_to_the_desk_after_the_right_password_alone(visitor, asked, staff):
	asked("OTP App", ROLE)
	app = second_factor.app_of(staff)
	assert visitor.sign_in(staff, "wrong").status_code == 403
	assert visitor.get(PATH).headers["Location"] == "/coalition/sign-in"
	page = visitor.sign_in(staff, next="/app/user")
	assert page.status_code == 200 and 'autocomplete="one-time-code"' in page.text
	assert not visitor.is_signed_in()
	code = app.now()
	form = {**fields_of(page.text, PATH), "code": f"{code[:3]}-{code[3:]}."}
	assert form["next"] == "/app/user"
	answer = visitor.session.post(visitor.address + PATH, data=form, allow_redirects=False)
	assert (answer.status_code, answer.headers["Location"]) == (303, "/app/user")
	assert visitor.is_signed_in()


def test_what_carries_to_the_second_step_sets_no_password(visitor, asked, staff):
	asked("OTP App", ROLE)
	app = second_factor.app_of(staff)
	visitor.sign_in(staff)
	assert visitor.get("/set-password").headers["Location"] == "/coalition/code"
	form = {**visitor.hidden(PATH), "password": "زيتون بحر مفتاح قديم", "again": "زيتون بحر مفتاح قديم"}
	answer = visitor.session.post(f"{visitor.address}/set-password", data=form, allow_redirects=False)
	assert answer.headers["Location"] == "/coalition/code"
	assert enter(visitor, app.now()).status_code == 303


def test_a_ticket_for_a_password_is_none_for_the_second_step(address, asked, account):
	asked("Email", MEMBERS)
	visitor = PortalVisitor(address)
	visitor.post("/code", {"who": account["user_name"], "code": site.code_for(account["name"])})
	assert visitor.get("/set-password").status_code == 200
	assert visitor.get(PATH).headers["Location"] == "/coalition/sign-in"


def test_a_code_is_good_once_also_for_those_who_come_at_once(address, asked, staff):
	asked("OTP App", ROLE)
	app = second_factor.app_of(staff)
	visitors = [PortalVisitor(address) for _ in range(3)]
	for visitor in visitors:
		visitor.sign_in(staff)
	code = app.now()
	posts = [post_of(visitor, PATH, {**visitor.hidden(PATH), "code": code}) for visitor in visitors]
	assert statuses(at_once(posts)) == [303, 403, 403]
	late = PortalVisitor(address)
	late.sign_in(staff)
	assert enter(late, code).status_code == 403


def test_wrong_codes_are_limited(visitor, asked, staff):
	asked("OTP App", ROLE)
	app = second_factor.app_of(staff)
	visitor.sign_in(staff)
	answers = [enter(visitor, wrong(app.now())) for _try in range(7)]
	assert [answer.status_code for answer in answers] == [403] * 5 + [429] * 2
	assert enter(visitor, app.now()).status_code == 429
	# The right password, once more, gives no new tries.
	visitor.sign_in(staff)
	assert enter(visitor, app.now()).status_code == 429


@pytest.mark.parametrize("code", ["", "x", "١٢٣", "9" * 200, "Ω" * 6])
def test_what_is_no_code_is_a_wrong_one(visitor, asked, staff, code):
	asked("OTP App", ROLE)
	second_factor.app_of(staff)
	visitor.sign_in(staff)
	assert enter(visitor, code).status_code == 403


def test_arabic_digits_are_the_same_code(visitor, asked, staff):
	asked("OTP App", ROLE)
	app = second_factor.app_of(staff)
	visitor.sign_in(staff)
	code = app.now().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
	assert enter(visitor, f"{code[:3]} {code[3:]}").status_code == 303


def test_the_first_time_the_engine_mails_the_way_to_the_app(address, asked, staff):
	asked("OTP App", ROLE)
	visitor = PortalVisitor(address)
	page = visitor.sign_in(staff)
	assert page.status_code == 200
	with site.at_the_console():
		keys = [key.decode() for key in frappe.cache.keys(frappe.cache.make_key("*_user"))]
		links = [key.rpartition("|")[2].removesuffix("_user") for key in keys]
		(link,) = [link for link in links if frappe.cache.get_value(f"{link}_user") == staff]
		app = pyotp.TOTP(twofactor.get_otpsecret_for_(staff))
	assert "svg" in requests.get(f"{address}/qrcode", params={"k": link}).text
	assert enter(visitor, app.now()).status_code == 303
	with site.at_the_console():
		assert twofactor.get_default(f"{staff}_otplogin")


def test_a_code_that_was_mailed_lets_in_and_is_of_its_own_ticket(address, asked, staff):
	asked("Email", ROLE)
	first, second = PortalVisitor(address), PortalVisitor(address)
	assert first.sign_in(staff).status_code == second.sign_in(staff).status_code == 200
	code = sent_code(first, staff)
	assert enter(second, code).status_code == 403
	assert enter(first, code).status_code == 303


def test_codes_are_sent_so_often_and_no_more(visitor, asked, staff):
	asked("Email", ROLE)
	assert [visitor.sign_in(staff).status_code for _try in range(6)] == [200] * 5 + [429]


def test_who_cannot_be_sent_a_code_is_told(visitor, asked, account):
	asked("Email", MEMBERS)
	answer = visitor.sign_in(account["user_name"])
	assert answer.status_code == 403 and "none could be sent" in answer.text
	assert not visitor.is_signed_in()


def test_a_handed_over_code_does_not_replace_the_second_factor(visitor, asked, account):
	asked("OTP App", MEMBERS)
	app = second_factor.app_of(account["user"])
	visitor.post("/code", {"who": account["user_name"], "code": site.code_for(account["name"])})
	new = "زيتون بحر مفتاح قديم"
	page = visitor.post("/set-password", {"password": new, "again": new})
	assert page.status_code == 200 and PATH in page.text
	assert not visitor.is_signed_in()
	assert enter(visitor, app.now()).headers["Location"] == "/coalition"
	assert visitor.is_signed_in()


def test_a_ticket_that_is_made_up_or_of_an_older_password_asks_to_sign_in_anew(visitor, asked, staff):
	asked("OTP App", ROLE)
	app = second_factor.app_of(staff)
	visitor.sign_in(staff)
	form = {**visitor.hidden(PATH), "code": app.now()}
	with site.at_the_console():
		from frappe.utils.password import update_password

		update_password(staff, "another-password-84")
	answer = visitor.session.post(visitor.address + PATH, data=form, allow_redirects=False)
	assert answer.status_code == 403 and 'action="/coalition/sign-in"' in answer.text
	assert not visitor.is_signed_in()


def test_what_was_typed_before_the_session_ended_comes_back_after_the_second_step(
	charter, visitor, asked, account
):
	asked("OTP App", MEMBERS)
	app = second_factor.app_of(account["user"])
	kept = {"next": "/coalition/apply", "kept_kind": "Initiative"}
	page = visitor.sign_in(account["user_name"], **kept).text
	form = {**fields_of(page, PATH), "code": app.now()}
	assert kept.items() <= form.items()
	answer = visitor.session.post(visitor.address + PATH, data=form, allow_redirects=False)
	assert answer.status_code == 200 and 'value="Initiative" checked' in answer.text


def test_who_is_asked_for_nothing_signs_in_as_before(visitor, asked, account):
	asked("OTP App", ROLE)
	assert visitor.sign_in(account["user_name"]).headers["Location"] == "/coalition"


@pytest.mark.parametrize("rubbish", ['["\\ud800", "", 1]', "[" * 1500, "x", "[1]", '{"a": 1}', "null"])
def test_a_ticket_of_rubbish_is_none(address, rubbish):
	packed = base64.urlsafe_b64encode(rubbish.encode()).decode()
	for path in (PATH, "/set-password"):
		cookies = {"coalition_ticket": f"{packed}.x"}
		answer = requests.get(f"{address}/coalition{path}", cookies=cookies, allow_redirects=False)
		assert answer.status_code < 500, path
