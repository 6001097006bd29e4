"""Other ways to come by a session, or to ask without one: mailed links, providers, scripts, headers."""

import uuid
from urllib.parse import parse_qs, urlsplit

import frappe
import pytest
import requests

from tests import site
from tests.rest.client import Client

ENGINES, OURS = (
	"frappe.core.doctype.user.user.update_password",
	"coalition.access.functions.new_password.update_password",
)
NEW_PASSWORD = "زيتون بحر مفتاح قديم"
PROVIDER = "frappe.integrations.oauth2_logins.login_via_google"


@pytest.fixture
def mailed() -> tuple[str, str]:
	"""Somebody of the staff, and the key of a link to a new password."""
	user = site.person("Coalition Secretariat")
	with site.at_the_console():
		link = frappe.get_doc("User", user).reset_password()
	return user, parse_qs(urlsplit(link).query)["key"][0]


def test_a_mailed_link_sets_a_password_once_and_signs_nobody_in(address, mailed):
	user, key = mailed
	visitor = Client(address)
	words = {"key": key, "new_password": NEW_PASSWORD}
	answer = visitor.call(ENGINES, **words)
	assert (answer.status_code, answer.json()["message"]) == (200, "/coalition/sign-in")
	assert visitor.session.cookies.get("sid", "Guest") == "Guest"
	assert visitor.call("frappe.auth.get_logged_user").status_code == 404
	assert visitor.call(ENGINES, **words).status_code == 404
	with site.at_the_console():
		from frappe.utils.password import check_password

		assert check_password(user, NEW_PASSWORD) == user


def test_a_weak_password_is_refused_and_the_link_still_holds(address, mailed):
	_user, key = mailed
	assert Client(address).call(OURS, key=key, new_password="1234").status_code == 417
	assert Client(address).call(OURS, key=key, new_password=NEW_PASSWORD).status_code == 200


def test_who_is_signed_in_changes_a_password_by_the_old_one_and_stays_signed_in(address):
	client = Client(address, site.person("Coalition Secretariat"))
	wrong = client.call(ENGINES, old_password="not-this-one-84", new_password=NEW_PASSWORD)
	assert wrong.status_code == 401
	right = client.call(ENGINES, old_password=site.PASSWORD, new_password=NEW_PASSWORD)
	assert right.status_code == 200 and client.get("Coalition Place").status_code == 200


def test_without_a_link_nobody_sets_a_password(address):
	at_the_portal = Client(address, site.account()["user"])
	for client in (Client(address), at_the_portal):
		for name in (ENGINES, OURS):
			for key in ("", "nobodys", '["like", "%"]'):
				answer = client.call(name, key=key, old_password=site.PASSWORD, new_password=NEW_PASSWORD)
				assert answer.status_code == 404, (name, key)


def test_a_providers_way_back_is_open_once_an_operator_has_set_it_up(address):
	asked = {"code": "x", "state": "y"}
	assert Client(address).ask(PROVIDER, **asked).status_code == 404
	with site.at_the_console():
		# Straight into the table: what it checks of the provider is not tried here.
		key = {"doctype": "Social Login Key", "name": "google", "enable_social_login": 1}
		frappe.get_doc({**key, "provider_name": "Google", "base_url": "https://example.org"}).db_insert()
	try:
		# It fails at the provider, and by no refusal of ours.
		assert Client(address).ask(PROVIDER, **asked).status_code not in (403, 404)
		assert Client(address).ask("frappe.auth.get_logged_user").status_code == 404
	finally:
		with site.at_the_console():
			frappe.db.delete("Social Login Key", "google")


def test_a_script_that_answers_is_closed_until_an_app_opens_it(address):
	name = f"answers_{uuid.uuid4().hex[:8]}"
	with site.at_the_console():
		script = {"script_type": "API", "api_method": name, "allow_guest": 1, "script": "1"}
		frappe.get_doc({"doctype": "Server Script", "name": name, **script}).db_insert()
		frappe.cache.delete_value("server_script_map")
	desk = Client(address, site.person("Coalition Secretariat"))
	for client in (Client(address), Client(address, site.account()["user"])):
		assert client.call(name).status_code == 404
	assert desk.call(name).json()["exc_type"] == "NotOpen"
	manager = Client(address, site.person("System Manager"))
	assert manager.ask(name).json()["exc_type"] == "ChangesByReading"
	assert manager.call(name).json().get("exc_type") not in ("NotOpen", "ChangesByReading")


@pytest.mark.parametrize(
	"header", ["x", "Foo bar", "Basic !!!", "token a:b", "Bearer x", "token", "Basic Og=="]
)
def test_a_header_opens_nothing_beside_a_cookie_or_without_one(header, address):
	at_the_portal = Client(address, site.account()["user"])
	for client in (Client(address), at_the_portal):
		for path in ("/api/method/frappe.auth.get_logged_user", "/api/resource/User", "/app", "/me"):
			headers = {"Authorization": header}
			answer = client.session.get(address + path, headers=headers, allow_redirects=False)
			assert is_turned_away(answer), (path, answer.status_code, answer.text[:300])


def is_turned_away(answer: requests.Response) -> bool:
	"""The desk leads to signing in or to the portal; to a wrong key the engine says "Session Expired"."""
	leads = answer.headers.get("Location", "").startswith("/coalition")
	return (
		answer.status_code in (401, 404)
		or leads
		or "<title>Session Expired<" in answer.text.replace("\n", "")
	)


def test_who_was_given_a_right_on_our_records_is_bound_by_the_table(address):
	"""Also by a role that a coalition made for itself."""
	with site.at_the_console():
		role = frappe.get_doc(doctype="Role", role_name=f"Clerk {uuid.uuid4().hex[:6]}").insert().name
	user = site.person(role)
	asked, shared = {"doctype": "ToDo", "name": "x"}, "frappe.share.get_users"
	assert Client(address, user).call(shared, **asked).json().get("exc_type") != "NotOpen"
	with site.at_the_console():
		from frappe.permissions import add_permission

		add_permission("Member Organisation", role)
	try:
		client = Client(address, user)
		assert client.call(shared, **asked).json()["exc_type"] == "NotOpen"
		assert client.ask("frappe.client.get_list", doctype="Member Organisation").status_code == 200
	finally:
		with site.at_the_console():
			from frappe.permissions import reset_perms

			# Others on this site look at what was changed of the rights.
			reset_perms("Member Organisation")
