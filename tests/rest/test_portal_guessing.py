"""Whoever guesses is slowed down, and never the one whose name is guessed at."""

import time
from functools import partial

import frappe
import pytest
import requests

from tests import site
from tests.rest import gates
from tests.rest.at_once import Ready, at_once
from tests.rest.portal_visitor import PortalVisitor


@pytest.fixture(autouse=True)
def behind_a_proxy():
	"""So that visitors come from addresses of their own."""
	site.forget_tries()
	with site.configured(coalition_trusted_proxies=1), gates.held():
		yield
	site.forget_tries()


def visitor_from(site_address: str, where: str) -> PortalVisitor:
	visitor = PortalVisitor(site_address)
	visitor.come_from(where)
	return visitor


def guesses(visitor: PortalVisitor, who: str, number: int) -> list[int]:
	form = {**visitor.hidden("/sign-in"), "who": who, "password": "wrong"}
	url = f"{visitor.address}/sign-in"
	return [visitor.session.post(url, data=form, allow_redirects=False).status_code for _ in range(number)]


@pytest.mark.parametrize("who", ["member", "staff"])
def test_the_owner_signs_in_from_elsewhere_while_a_stranger_hammers(address, account, who):
	name = account["user_name"] if who == "member" else site.person("Council Member")
	stranger, owner = visitor_from(address, "203.0.113.7"), visitor_from(address, "198.51.100.4")
	answers = guesses(stranger, name, 30)
	assert answers == [403] * 5 + [429] * 25
	assert owner.sign_in(name).status_code == 303
	assert guesses(stranger, name, 1) == [429]


def test_a_device_that_is_known_signs_in_from_the_very_address_of_who_hammers(address, account):
	owner, stranger = (visitor_from(address, "203.0.113.7") for _ in range(2))
	assert owner.sign_in(account["user_name"]).status_code == 303
	owner.post("/sign-out", at="/account")
	guesses(stranger, account["user_name"], 8)
	# Of the whole address as well.
	guesses(stranger, "somebody.else", 110)
	newcomer = visitor_from(address, "203.0.113.7")
	assert newcomer.sign_in(account["user_name"]).status_code == 429
	assert owner.sign_in(account["user_name"]).status_code == 303


def test_a_device_is_known_for_who_signed_in_on_it_and_by_its_signature(address, account):
	owner = visitor_from(address, "203.0.113.7")
	owner.sign_in(account["user_name"])
	held = owner.session.cookies["coalition_device"]
	other = site.account()
	guesses(visitor_from(address, "203.0.113.7"), other["user_name"], 8)
	guesses(visitor_from(address, "203.0.113.7"), account["user_name"], 8)
	for cookie, name in ((held, other["user_name"]), (held[:-1] + "~", account["user_name"])):
		visitor = visitor_from(address, "203.0.113.7")
		visitor.session.cookies.set("coalition_device", cookie, path="/coalition")
		assert visitor.sign_in(name).status_code == 429


def test_a_device_is_strange_again_once_the_password_changed(address, account):
	owner = visitor_from(address, "203.0.113.7")
	owner.sign_in(account["user_name"])
	held = owner.session.cookies["coalition_device"]
	new = "زيتون بحر مفتاح قديم"
	owner.post("/set-password", {"old": site.PASSWORD, "password": new, "again": new})
	assert owner.session.cookies["coalition_device"] != held
	guesses(visitor_from(address, "203.0.113.7"), account["user_name"], 8)
	thief = visitor_from(address, "203.0.113.7")
	thief.session.cookies.set("coalition_device", held, path="/coalition")
	assert thief.sign_in(account["user_name"], new).status_code == 429
	owner.post("/sign-out", at="/account")
	assert owner.sign_in(account["user_name"], new).status_code == 303


def test_leaving_quickly_forgets_the_device(address, account):
	owner = visitor_from(address, "203.0.113.7")
	owner.sign_in(account["user_name"])
	owner.post("/leave", at="/account")
	assert "coalition_device" not in owner.session.cookies


def test_another_writing_of_a_name_and_the_person_s_other_names_give_few_tries_more(address):
	stranger = visitor_from(address, "203.0.113.7")
	account = site.account(email=f"{time.time_ns()}@example.org")
	phone = account["phone"]
	guesses(stranger, phone, 5)
	assert guesses(stranger, f"00{phone[1:4]} {phone[4:]}", 1) == [429]
	guesses(stranger, account["user_name"], 5)
	other = PortalVisitor(address)
	other.come_from("203.0.113.7")
	# A third name: it looks like any wrong try, and not even the right password is one.
	form = {"who": account["email"], "password": site.PASSWORD}
	assert other.post("/sign-in", form).status_code == 403
	assert not other.is_signed_in()
	assert visitor_from(address, "198.51.100.4").sign_in(account["user_name"]).status_code == 303


def test_many_addresses_that_take_turns_get_two_free_tries_each(address, account):
	for number in range(4):
		guesses(visitor_from(address, f"203.0.113.{number}"), account["user_name"], 5)
	assert guesses(visitor_from(address, "203.0.113.99"), account["user_name"], 3) == [403, 403, 429]
	assert visitor_from(address, "198.51.100.4").sign_in(account["user_name"]).status_code == 303


def guess_at(address: str, name: str, ready: Ready) -> int:
	visitor = visitor_from(address, "203.0.113.7")
	form = {**visitor.hidden("/sign-in"), "who": name, "password": "wrong"}
	ready()
	url = f"{visitor.address}/sign-in"
	return visitor.session.post(url, data=form, allow_redirects=False).status_code


def test_of_those_who_guess_at_once_five_pass_and_then_one_for_each_gate_that_opens(address, account):
	runs = [partial(guess_at, address, account["user_name"]) for _ in range(8)]
	assert at_once(runs).count(403) == 5
	for _try in range(4):
		gates.open_all()
		guesses(visitor_from(address, "203.0.113.7"), account["user_name"], 1)
	assert at_once(runs) == [429] * 8
	gates.open_all()
	assert at_once(runs).count(403) == 1


def test_the_engines_tracker_counts_nothing(address, account):
	guesses(visitor_from(address, "203.0.113.7"), account["user_name"], 5)
	with site.at_the_console():
		assert not frappe.cache.hgetall("login_failed_count")


def test_what_was_typed_as_a_name_is_written_nowhere(address):
	guesses(visitor_from(address, "203.0.113.7"), "kettle-of-the-test", 1)
	assert site.count("Activity Log", {"user": ("like", "%kettle%")}) == 0
	assert site.count("Activity Log", {"subject": ("like", "%kettle%")}) == 0


def test_a_password_longer_than_any_is_wrong_and_no_error(address, account):
	visitor = visitor_from(address, "203.0.113.7")
	answer: requests.Response = visitor.sign_in(account["user_name"], "x" * 5000)
	assert answer.status_code == 403
