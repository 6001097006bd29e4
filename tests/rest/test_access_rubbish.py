"""What no browser would send: paths out of a folder, keys that are none, a session in a form."""

import http.client
import json
import uuid
from urllib.parse import urlsplit

import frappe
import pytest
import requests

from tests import site
from tests.rest.client import Client

ENGINES = "frappe.core.doctype.user.user.update_password"
PATHS_OUT = (
	"/files/../../site_config.json",
	"/files/..%2f..%2fsite_config.json",
	"/files/%2e%2e/%2e%2e/site_config.json",
	"/files//etc/passwd",
	"/files/%2fetc/passwd",
	"/files/../../private/files/x",
	"/assets/../common_site_config.json",
	"/assets/%2e%2e/common_site_config.json",
)


@pytest.mark.parametrize("path", PATHS_OUT)
def test_no_path_leads_out_of_the_folder_of_public_files(address, path):
	connection = http.client.HTTPConnection(urlsplit(address).netloc)
	connection.request("GET", path)
	answer = connection.getresponse()
	text = answer.read().decode(errors="replace")
	assert answer.status in (400, 404) and "db_name" not in text and "root:" not in text


@pytest.mark.parametrize("key", [" ", "  ", "\u200b", "\u0301", "\x00", "%", "a" * 300, "ا" * 40])
def test_what_is_no_key_opens_nothing_though_the_database_takes_it_for_a_used_one(address, key):
	user = site.person("Coalition Secretariat")
	with site.at_the_console():
		used = {"last_reset_password_key_generated_on": frappe.utils.now_datetime(), "reset_password_key": ""}
		frappe.db.set_value("User", user, used)
	words = {"key": key, "new_password": "زيتون بحر مفتاح قديم"}
	colleague = Client(address, site.person("Council Member"))
	for client in (Client(address), colleague):
		assert client.call(ENGINES, **words).status_code == 404
	answer = requests.get(f"{address}/update-password", params={"key": key})
	assert answer.status_code == 404


def test_a_key_is_compared_letter_by_letter(address):
	user = site.person("Coalition Secretariat")
	with site.at_the_console():
		link = frappe.get_doc("User", user).reset_password()
	key = link.partition("key=")[2].partition("&")[0]
	assert requests.get(f"{address}/update-password", params={"key": key}).status_code == 200
	for other in (key.swapcase(), f"{key} ", key[:-1]):
		assert requests.get(f"{address}/update-password", params={"key": other}).status_code == 404


@pytest.mark.parametrize("path", ["/coalition/sign-in", "/nothing", "/api/method/ping", "/app", "/"])
@pytest.mark.parametrize("way", ["params", "data", "json"])
def test_a_session_in_a_form_gives_no_cookie_before_any_token_is_looked_at(address, path, way):
	sid = Client(address, site.person("Coalition Secretariat")).session.cookies["sid"]
	for method in ("POST", "PUT", "DELETE"):
		answer = requests.request(method, address + path, allow_redirects=False, **{way: {"sid": sid}})
		assert sid not in answer.headers.get("Set-Cookie", ""), (method, answer.status_code)


@pytest.mark.parametrize(
	"name", ["x", "door.before_request", "v1.people.list%0a", "v1.people", "v1.a.b.c", "v9.people.list", ""]
)
def test_below_the_endpoints_there_is_nothing_else(address, name):
	for version in ("", "/v1"):
		for method in ("GET", "POST"):
			url = f"{address}/api{version}/method/coalition.api.{name}"
			answer = requests.request(method, url, data={"sid": "x"} if method == "POST" else None)
			assert answer.status_code == 404, (url, answer.text[:200])
			assert "Traceback" not in answer.text


def test_who_asks_from_outside_is_shown_no_traceback(address):
	outside = (Client(address), Client(address, site.account()["user"]))
	for client in outside:
		for sent in (
			{"data": "{", "headers": {"Content-Type": "application/json"}},
			{"data": b"\xff\xfe", "headers": {"Content-Type": "application/json"}},
			{"data": json.dumps([1]), "headers": {"Content-Type": "application/json"}},
			{"headers": {"Authorization": f"token {uuid.uuid4().hex}:b"}},
			{"headers": {"Authorization": "token a:b", "Frappe-Authorization-Source": "Portal Account"}},
		):
			for path in ("/api/method/ping", "/api/method/login", "/nothing"):
				answer = client.session.post(address + path, **sent)
				assert "Traceback" not in answer.text, (path, sent, answer.text[:300])
