"""One-time codes that a person hands over, and the password that follows."""

from functools import partial

import pytest
import requests

from tests import site
from tests.rest.at_once import Ready, at_once, post_of
from tests.rest.portal_visitor import PortalVisitor

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
NEW = "زيتون بحر مفتاح قديم"

pytestmark = pytest.mark.usefixtures("gates_held")


def test_a_code_leads_to_a_password_and_into_the_portal(visitor, account):
	code = site.code_for(account["name"])
	answer = visitor.post(
		"/code", {"who": account["phone"], "code": f" {code[:3]}-{code[3:]} ".translate(ARABIC)}
	)
	assert answer.headers["Location"] == "/coalition/set-password"
	weak = visitor.post("/set-password", {"password": "password", "again": "password"})
	assert weak.status_code == 422 and 'id="password-error"' in weak.text
	differs = visitor.post("/set-password", {"password": NEW, "again": NEW + "x"})
	assert differs.status_code == 422 and 'id="again-error"' in differs.text
	answer = visitor.post("/set-password", {"password": NEW, "again": NEW})
	assert answer.headers["Location"] == "/coalition"
	assert visitor.is_signed_in()
	again = PortalVisitor(visitor.site)
	assert again.sign_in(account["user_name"], NEW).status_code == 303


def test_a_code_is_good_for_one_password_and_a_new_one_replaces_it(address, account):
	first, second = site.code_for(account["name"]), site.code_for(account["name"])
	assert enter(address, account, first).status_code == 403
	visitor = PortalVisitor(address)
	visitor.post("/code", {"who": account["user_name"], "code": second})
	visitor.post("/set-password", {"password": NEW, "again": NEW})
	assert enter(address, account, second).status_code == 403


def enter(address: str, account: dict, code: str) -> requests.Response:
	return PortalVisitor(address).post("/code", {"who": account["user_name"], "code": code})


def other_code(code: str) -> str:
	from coalition.base.accounts import sign_in_codes

	while (other := sign_in_codes.new_code()) == code:
		pass
	return other


def test_after_a_thousand_wrong_tries_the_right_code_is_worth_nothing(address, account):
	code = site.code_for(account["name"])
	with site.at_the_console():
		import frappe

		frappe.db.set_value("Sign-in Code", {"account": account["name"]}, "attempts", 999)
	assert enter(address, account, other_code(code)).status_code == 403
	assert site.value("Sign-in Code", {"account": account["name"]}, "attempts") == 1000
	assert enter(address, account, code).status_code == 403


def test_a_stranger_who_knows_a_name_does_not_use_up_the_code(address, account):
	code = site.code_for(account["name"])
	with site.configured(coalition_trusted_proxies=1):
		stranger, owner = PortalVisitor(address), PortalVisitor(address)
		stranger.come_from("203.0.113.7")
		owner.come_from("198.51.100.4")
		form = {"who": account["user_name"], "code": other_code(code)}
		answers = [stranger.post("/code", form).status_code for _try in range(9)]
		assert answers == [403] * 5 + [429] * 4
		assert owner.post("/code", {**form, "code": code}).status_code == 303


def test_a_misheard_code_costs_no_try(address, account):
	code = site.code_for(account["name"])
	wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
	assert enter(address, account, wrong).status_code == 422
	assert site.value("Sign-in Code", {"account": account["name"]}, "attempts") == 0
	assert enter(address, account, code).status_code == 303


def test_a_code_that_is_too_old_or_of_somebody_else_opens_nothing(address, account):
	code = site.code_for(account["name"])
	assert enter(address, site.account(), code).status_code == 403
	with site.at_the_console():
		import frappe

		frappe.db.set_value("Sign-in Code", {"account": account["name"]}, "expires_on", "2020-01-01 00:00:00")
	assert enter(address, account, code).status_code == 403


def test_of_four_who_use_one_code_at_once_one_succeeds(address, account):
	code, passwords = site.code_for(account["name"]), [f"{NEW} {number}" for number in range(4)]
	posts = []
	for password in passwords:
		visitor = PortalVisitor(address)
		visitor.post("/code", {"who": account["user_name"], "code": code})
		token = visitor.hidden("/set-password")["csrf_token"]
		form = {"csrf_token": token, "password": password, "again": password}
		posts.append(post_of(visitor, "/set-password", form))
	results = [(answer.status_code, answer.headers.get("Location")) for answer in at_once(posts)]
	winners = [
		password for password, result in zip(passwords, results, strict=True) if result == (303, "/coalition")
	]
	assert len(winners) == 1, results
	assert PortalVisitor(address).sign_in(account["user_name"], winners[0]).status_code == 303


def try_at(address: str, name: str, code: str, ready: Ready) -> int:
	visitor = PortalVisitor(address)
	form = {**visitor.hidden("/code"), "who": name, "code": code}
	ready()
	return visitor.session.post(visitor.address + "/code", data=form, allow_redirects=False).status_code


def test_eight_who_guess_at_once_get_no_more_than_five_tries(address, account):
	code = site.code_for(account["name"])
	tries = [partial(try_at, address, account["user_name"], other_code(code)) for _ in range(8)]
	assert sorted(at_once(tries)) == [403] * 5 + [429] * 3
	assert site.value("Sign-in Code", {"account": account["name"]}, "attempts") == 5


def test_nothing_of_a_code_is_written_down(address, account):
	code = site.code_for(account["name"])
	enter(address, account, code)
	with site.at_the_console():
		import frappe

		for table in (
			"tabSign-in Code",
			"tabPortal Account",
			"tabVersion",
			"tabComment",
			"tabActivity Log",
			"__Auth",
		):
			rows = str(frappe.db.sql(f"select * from `{table}`"))
			assert code not in rows, table


def test_another_password_needs_the_one_so_far(member, account):
	wrong = member.post("/set-password", {"old": "wrong", "password": NEW, "again": NEW})
	assert wrong.status_code == 422 and 'id="old-error"' in wrong.text
	right = member.post("/set-password", {"old": site.PASSWORD, "password": NEW, "again": NEW})
	assert right.status_code == 303
	assert member.is_signed_in()


def test_without_a_ticket_nobody_sets_a_password(visitor, account):
	assert visitor.get("/set-password").headers["Location"] == "/coalition/code"
	token = visitor.hidden("/sign-in")["csrf_token"]
	for cookie in ("", "x", "W10.x", "WyJhIiwiIiw5OTk5OTk5OTk5XQ==.0"):
		visitor.session.cookies.set("coalition_ticket", cookie, path="/coalition")
		form = {"csrf_token": token, "password": NEW, "again": NEW}
		answer = visitor.session.post(f"{visitor.address}/set-password", data=form, allow_redirects=False)
		assert answer.headers["Location"] == "/coalition/code"
