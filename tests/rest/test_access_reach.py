"""Who reaches what, over HTTP: what is not declared open is closed, by every way of asking."""

import uuid

import pytest
import requests

from tests import sessions, site
from tests.rest.client import Client
from tests.rest.holes.reaching import BY_LINK, BY_PORTAL

# Of another app, with a desk of its own, and without a role of ours.
STRANGER = "Website Manager"
FUNCTIONS = (
	"frappe.client.get_count",
	"frappe.client.get_list",
	"frappe.desk.reportview.get",
	"frappe.desk.form.load.getdoc",
	"frappe.desk.search.search_link",
	"frappe.utils.goal.get_monthly_goal_graph_data",
	"frappe.desk.query_report.run",
	"frappe.core.doctype.user.user.get_all_roles",
	"frappe.auth.get_logged_user",
	"frappe.handler.upload_file",
	"frappe.realtime.get_user_info",
	"coalition.base.privacy.desk.protect",
)


@pytest.fixture(scope="module")
def stranger() -> str:
	return site.person(STRANGER)


@pytest.fixture
def at_the_portal(address) -> Client:
	return Client(address, site.account()["user"])


@pytest.mark.parametrize("name", BY_PORTAL)
def test_what_the_engine_lets_any_session_reach_is_closed_to_people_of_the_portal(
	name, address, at_the_portal, stranger
):
	assert not BY_PORTAL[name](at_the_portal)
	assert not BY_PORTAL[name](Client(address))
	managers = Client(address, site.person("System Manager", "Coalition Secretariat"))
	unbound = (Client(address, stranger), managers)
	assert any(BY_PORTAL[name](each) for each in unbound), "the attack proves nothing: it fails everywhere"


@pytest.mark.parametrize("name", BY_LINK)
def test_no_link_changes_anything_for_anybody(name, address):
	for roles in (("Coalition Secretariat",), ("System Manager",), (STRANGER,)):
		assert not BY_LINK[name](Client(address, site.person(*roles))), roles


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_is_not_there_by_any_way_of_calling_it(function, address, at_the_portal):
	for client in (at_the_portal, Client(address)):
		for ask in ways_of_calling(client, function):
			answer = ask()
			assert answer.status_code in (400, 404), (answer.request.method, answer.url, answer.text[:200])
			assert function not in answer.text


def ways_of_calling(client: Client, function: str):
	session, base = client.session, client.address
	yield lambda: session.get(f"{base}/api/method/{function}")
	yield lambda: session.post(f"{base}/api/method/{function}")
	yield lambda: session.get(f"{base}/api/v1/method/{function}")
	yield lambda: session.get(f"{base}/api/v2/method/{function}")
	yield lambda: session.post(f"{base}/", data={"cmd": function})
	yield lambda: session.post(f"{base}/coalition", data={"cmd": function})
	yield lambda: session.post(f"{base}/nothing", json={"cmd": function})
	yield lambda: session.get(f"{base}/api/resource/User/Administrator", params={"run_method": function})
	yield lambda: client.ask("frappe.desk.search.search_link", doctype="User", txt="", query=function)
	yield lambda: session.post(f"{base}/api/method/upload_file", data={"method": function})
	yield lambda: client.call("run_doc_method", dt="User", dn="Administrator", method="add_roles")
	yield lambda: client.ask("frappe.desk.treeview.get_all_nodes", doctype="User", tree_method=function)


@pytest.mark.parametrize(
	"path",
	[
		"/me",
		"/qrcode?k=nobodys",
		"/update-password",
		"/update-password?key=nobodys",
		"/api",
		"/api/v2/document/User",
		"/backups/x",
	],
)
def test_a_page_of_the_engine_is_not_there(path, address, at_the_portal):
	for client in (at_the_portal, Client(address)):
		answer = client.session.get(f"{address}{path}", allow_redirects=False)
		assert answer.status_code == 404, path
		assert "set-cookie" not in answer.headers


def test_links_that_the_engine_mails_open_while_they_hold(address):
	user, key = site.person("Coalition Secretariat"), uuid.uuid4().hex
	paths = (f"/update-password?key={key}", f"/qrcode?k={key}")
	made, expiry = "last_reset_password_key_generated_on", "reset_password_link_expiry_duration"
	with site.at_the_console():
		import frappe

		now = frappe.utils.now_datetime()
		frappe.db.set_value("User", user, {"reset_password_key": key, made: now})
		frappe.cache.set_value(f"{key}_uri", "otpauth://x", expires_in_sec=60)
		frappe.cache.set_value(f"{key}_user", user, expires_in_sec=60)
	for path in paths:
		assert requests.get(address + path, allow_redirects=False).status_code == 200, path
	with site.at_the_console():
		frappe.db.set_value("User", user, made, frappe.utils.add_days(now, -30))
		frappe.db.set_single_value("System Settings", expiry, 86400)
		frappe.clear_cache(doctype="System Settings")
		frappe.cache.delete_value(f"{key}_uri")
	for path in paths:
		assert requests.get(address + path, allow_redirects=False).status_code == 404, path


def test_the_front_leads_to_the_portal_and_the_desk_to_signing_in(address, at_the_portal):
	front = requests.get(f"{address}/", allow_redirects=False)
	assert (front.status_code, front.headers["Location"]) == (303, "/coalition")
	desk = requests.get(f"{address}/app/member-organisation", allow_redirects=False)
	assert desk.headers["Location"] == "/coalition/sign-in?next=/app/member-organisation"
	assert (
		at_the_portal.session.get(f"{address}/app", allow_redirects=False).headers["Location"] == "/coalition"
	)


@pytest.mark.parametrize("where", ["params", "data", "json"])
@pytest.mark.parametrize("path", ["/", "/app", "/api/method/ping", "/nothing", "/api/resource/User"])
def test_nobody_is_signed_in_by_a_session_in_a_field(where, path, address):
	number = sessions.begin(site.person("Coalition Secretariat"))
	token = {"X-Frappe-CSRF-Token": sessions.token_of(number)}
	method = "GET" if where == "params" else "POST"
	answer = requests.request(
		method, address + path, headers=token, allow_redirects=False, **{where: {"sid": number}}
	)
	assert answer.status_code == 404
	assert number not in str(answer.headers)


def test_a_session_without_a_token_changes_nothing(address):
	client = Client(address, site.person("Coalition Secretariat"))
	with site.at_the_console():
		import frappe

		frappe.cache.hdel("session", client.session.cookies["sid"])
		without = (
			"update tabSessions set sessiondata = replace(sessiondata, 'csrf_token', 'x') where sid = %s"
		)
		frappe.db.sql(without, client.session.cookies["sid"])
	assert client.get("Coalition Place").status_code == 200
	answer = client.post("Coalition Place", place_name="مكان بلا رمز")
	assert answer.status_code == 403 and answer.json()["exc_type"] == "TokenMissing"
	assert not site.value("Coalition Place", "مكان بلا رمز")


def test_people_of_the_desk_are_told_what_is_closed(address):
	client = Client(address, site.person("Coalition Secretariat"))
	answer = client.call("frappe.utils.goal.get_monthly_goal_graph_data")
	assert answer.status_code == 403 and answer.json()["exc_type"] == "NotOpen"
	assert client.session.get(f"{address}/api/v2/doctype/User/meta").status_code in (403, 404)


def test_a_private_file_is_kept_and_not_opened_behind_a_proxy_too(address):
	client = Client(address, site.person("Coalition Secretariat"))
	upload = f"{address}/api/method/upload_file"
	files = {"file": ("page.html", b"<script>1</script>")}
	url = client.session.post(upload, data={"is_private": 1}, files=files).json()["message"]["file_url"]
	answer = client.session.get(address + url, headers={"X-Use-X-Accel-Redirect": "True"})
	assert answer.text == "<script>1</script>"
	assert answer.headers["X-Content-Type-Options"] == "nosniff"
	assert "sandbox" in answer.headers["Content-Security-Policy"]
	assert answer.headers["Content-Disposition"].startswith("attachment")
	public = client.session.post(upload, data={"is_private": 0}, files=files)
	assert public.status_code == 417 and public.json()["exc_type"] == "PublicFilesArePictures"
