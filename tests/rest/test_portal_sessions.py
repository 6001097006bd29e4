"""Sessions of the portal: tokens, how long they last, freezing, leaving."""

import pytest
import requests

from tests import sessions, site
from tests.rest.portal_visitor import PortalVisitor


def test_a_session_that_has_no_token_yet_takes_no_post(address, account):
	browser, forged = sessions.browser_of(address, account["user"]), {"account": account["name"]}
	assert browser.post(f"{address}/coalition/account/freeze", data=forged).status_code == 403
	assert site.value("Portal Account", account["name"], "state") == "Active"


@pytest.mark.parametrize("token", ["", "0" * 56])
def test_a_wrong_token_of_a_member_gets_our_page_and_changes_nothing(member, account, token):
	form = {"csrf_token": token, "account": account["name"]}
	answer = member.session.post(f"{member.address}/account/freeze", data=form)
	assert answer.status_code == 403
	assert "<main" in answer.text and answer.headers["Cache-Control"] == "no-store"
	assert site.value("Portal Account", account["name"], "state") == "Active"


def test_after_signing_out_neither_session_nor_token_is_worth_anything(member):
	kept = dict(member.session.cookies)
	token = member.hidden("/sign-out", at="/account")["csrf_token"]
	member.post("/sign-out", at="/account")
	assert not member.is_signed_in()
	stolen = requests.Session()
	stolen.cookies.update(kept)
	assert stolen.get(f"{member.address}/account", allow_redirects=False).status_code == 303
	answer = member.session.post(f"{member.address}/language", data={"csrf_token": token, "language": "ar"})
	assert answer.status_code == 403


def test_signing_out_everywhere_ends_the_other_devices(address, member, account):
	other = PortalVisitor(address)
	other.sign_in(account["user_name"])
	assert member.is_signed_in() and other.is_signed_in()
	member.post("/sign-out", {"everywhere": "1"}, at="/account")
	assert not member.is_signed_in() and not other.is_signed_in()


def test_the_browser_is_told_neither_name_nor_user(member, account):
	member.get("/account")
	cookies = member.session.cookies.get_dict()
	assert set(cookies) == {"sid", "coalition_form", "coalition_device"}
	for told in (account["user"], account["user_name"], account["phone"]):
		assert told not in str(cookies)
	(sid,) = [cookie for cookie in member.session.cookies if cookie.name == "sid"]
	assert sid.expires is None and sid.has_nonstandard_attr("HttpOnly")


def test_a_colleague_freezes_and_the_next_request_is_a_guests(address, account):
	with site.at_the_console():
		from coalition.tests import factories

		holder = {"holder_type": "Member Organisation", "holder": factories.member().name}
	lost, colleague = site.account(**holder), site.account(**holder)
	code = site.code_for(lost["name"])
	thief, friend = PortalVisitor(address), PortalVisitor(address)
	thief.sign_in(lost["user_name"])
	friend.sign_in(colleague["user_name"])
	assert thief.is_signed_in()
	assert friend.post("/account/freeze", {"account": lost["name"]}, at="/account").status_code == 303
	assert not thief.is_signed_in()
	assert thief.sign_in(lost["user_name"]).status_code == 403
	entered = PortalVisitor(address).post("/code", {"who": lost["user_name"], "code": code})
	assert entered.status_code == 403
	assert friend.is_signed_in()
	with site.at_the_console():
		from coalition.base.accounts import portal_accounts

		portal_accounts.unfreeze(lost["name"])
	assert not thief.is_signed_in()
	assert PortalVisitor(address).sign_in(lost["user_name"]).status_code == 303


def test_nobody_freezes_an_account_of_another_member(member, account):
	stranger = site.account()
	assert member.post("/account/freeze", {"account": stranger["name"]}, at="/account").status_code == 403
	assert site.value("Portal Account", stranger["name"], "state") == "Active"


def test_one_freezes_ones_own_account(member, account):
	assert member.post("/account/freeze", {"account": account["name"]}, at="/account").status_code == 303
	assert not member.is_signed_in()
	assert site.value("User", account["user"], "enabled") == 0


def test_a_session_that_comes_back_from_the_cache_is_over_after_a_freeze(member, account):
	"""As when a request under way stores its session again while the account is being frozen."""
	import frappe

	with site.at_the_console():
		from coalition.base.accounts import portal_accounts

		held = frappe.cache.hget("session", member.sid())
		portal_accounts.freeze(account["name"])
		portal_accounts.unfreeze(account["name"])
		frappe.cache.hset("session", member.sid(), held)
	assert not member.is_signed_in()


def age(visitor: PortalVisitor, **back: float) -> None:
	"""Make a session older: by what it says of its beginning, or of its last use."""
	import frappe

	with site.at_the_console():
		held = frappe.cache.hget("session", visitor.sid())
		if "began" in back:
			held["data"]["coalition_began"] -= back["began"]
		if "used" in back:
			held["data"]["coalition_began"] -= back["used"] + 1
			held["data"]["last_updated"] = str(frappe.utils.add_to_date(None, seconds=-back["used"]))
			frappe.cache.delete(frappe.cache.make_key(f"coalition_awake:{visitor.sid()}"))
		frappe.cache.hset("session", visitor.sid(), held)


def test_a_session_ends_after_half_an_hour_without_use(member):
	age(member, used=29 * 60)
	assert member.is_signed_in()
	age(member, used=31 * 60)
	assert not member.is_signed_in()


def test_a_session_ends_after_twelve_hours_however_busy(member):
	age(member, began=11.9 * 3600)
	assert member.is_signed_in()
	age(member, began=0.2 * 3600)
	assert not member.is_signed_in()
	assert (
		requests.get(
			f"{member.site}/api/method/frappe.auth.get_logged_user", cookies=member.session.cookies.get_dict()
		).status_code
		== 404
	)


def test_a_desk_users_session_is_left_as_it_is(address):
	visitor = PortalVisitor(address)
	assert visitor.sign_in(site.person("Council Member")).status_code == 303
	with site.at_the_console():
		import frappe

		data = frappe.cache.hget("session", visitor.sid())["data"]
	assert "coalition_began" not in data
	assert visitor.is_signed_in()


def test_what_was_typed_comes_back_after_the_session_ended(member, account):
	form = {**member.hidden("/set-password"), "old": "x", "password": "y", "again": "y"}
	age(member, used=40 * 60)
	asked = member.session.post(f"{member.address}/account/freeze", data={**form, "account": account["name"]})
	assert asked.status_code == 403
	assert f'name="kept_account" value="{account["name"]}"' in asked.text
	assert "kept_password" not in asked.text
	assert site.value("Portal Account", account["name"], "state") == "Active"


def test_leaving_ends_the_session_and_shows_another_site(member):
	kept = dict(member.session.cookies)
	answer = member.post("/leave", at="/account")
	assert (answer.status_code, answer.headers["Location"]) == (303, "https://www.wikipedia.org/")
	assert answer.headers["Referrer-Policy"] == "no-referrer"
	assert "cookies" in answer.headers["Clear-Site-Data"]
	assert not member.is_signed_in()
	stolen = requests.get(f"{member.address}/account", cookies=kept, allow_redirects=False)
	assert stolen.status_code == 303


def test_leaving_works_with_a_token_that_is_too_old(member):
	answer = member.session.post(f"{member.address}/leave", data={"csrf_token": "old"}, allow_redirects=False)
	assert (answer.status_code, answer.headers["Location"]) == (303, "https://www.wikipedia.org/")
	assert not member.is_signed_in()


def test_a_portal_user_never_lands_on_the_desk(member):
	for path in ("/app", "/app/member-organisation", "/desk"):
		answer = member.session.get(member.site + path, allow_redirects=False)
		assert (answer.status_code, answer.headers["Location"]) == (303, "/coalition"), path
