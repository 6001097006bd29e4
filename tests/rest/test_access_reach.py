"""Who reaches what, over HTTP: what is not declared open is closed, by every way of asking."""

import uuid

import pytest
import requests

from tests import sessions, site
from tests.rest.client import Client
from tests.rest.holes.reaching import BY_LINK, BY_PORTAL

# Of another app, with a desk of its own, and without a role of ours.
STRANGER = "Website Manager"
# Counted as a list would be, which a table without a DocType has none of.
CLOSED_TO_ALL = {"sessions are counted, and so read letter by letter"}
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
	assert name in CLOSED_TO_ALL or any(BY_PORTAL[name](each) for each in unbound), (
		"the attack proves nothing: it fails everywhere"
	)


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
	user, made = site.person("Coalition Secretariat"), "last_reset_password_key_generated_on"
	expiry = "reset_password_link_expiry_duration"
	with site.at_the_console():
		import frappe

		now, link = frappe.utils.now_datetime(), frappe.get_doc("User", user).reset_password()
		key = link.partition("key=")[2]
		frappe.cache.set_value(f"{key}_uri", "otpauth://x", expires_in_sec=60)
		frappe.cache.set_value(f"{key}_user", user, expires_in_sec=60)
	paths = (f"/update-password?key={key}", f"/qrcode?k={key}")
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


@pytest.mark.parametrize(
	"path", ["/me", "/list/ToDo", "/contact", "/website_script.js", "/search", "/nothing"]
)
def test_people_of_the_desk_reach_the_pages_of_the_engine_that_it_opens_and_no_others(path, address):
	client = Client(address, site.person("Coalition Secretariat"))
	answer = client.session.get(address + path)
	assert answer.status_code == 404, path
	assert client.session.get(f"{address}/update-password").status_code == 200
	for role in ("System Manager", STRANGER):
		others = Client(address, site.person(role)).session.get(address + path)
		assert "لا شيء تحت هذا العنوان" not in others.text, role


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
	# Nor does it lie there afterwards: the engine keeps what has the content of another file.
	assert "<script>" not in requests.get(f"{address}/files/page.html").text


def test_what_ours_replaces_is_not_reached_around_ours(address):
	"""A search, a tree and an upload call a function by its name, and routes alone put ours in its place."""
	client = Client(address, site.person("Coalition Secretariat"))
	export = "frappe.core.doctype.data_export.exporter.export_data"
	words = {"doctype": "Member Organisation", "txt": "", "start": 1, "page_length": 0, "query": export}
	tree = {
		"doctype": "Coalition Place",
		"label": "x",
		"parent": "0",
		"tree_method": "frappe.utils.global_search.search",
	}
	upload = {"method": "frappe.desk.query_report.export_query", "report_name": "Member Register"}
	for answer in (
		client.ask("frappe.desk.search.search_widget", **words),
		client.ask("frappe.desk.treeview.get_all_nodes", **tree),
		client.call("upload_file", **upload),
	):
		assert "NotOpen" in answer.text, answer.text[:300]


def test_a_field_called_cmd_runs_nothing_on_a_path_that_is_open(address, at_the_portal):
	document = '{"doctype": "Individual Member", "name": "IM-0001"}'
	words = {"cmd": "run_doc_method", "method": "x", "docs": document}
	for client in (at_the_portal, Client(address)):
		for path in ("/api/method/ping", "/api/method/coalition.api.v1.nothing.there"):
			assert client.session.get(address + path, params=words).status_code in (400, 404), path


def test_an_export_by_a_mere_link_is_refused(address):
	client = Client(address, site.person("Coalition Secretariat"))
	words = {"doctype": "Coalition Place", "fields": ["name"], "file_format_type": "CSV", "title": "x"}
	assert client.ask("frappe.desk.reportview.export_query", **words).status_code == 403


def test_an_import_is_found_by_no_filter(address):
	client = Client(address, site.person("Coalition Finance"))
	url = f"{address}/api/method/frappe.core.doctype.data_import.data_import.download_import_log"
	answer = client.session.post(url, json={"data_import_name": {"name": ["like", "%"]}})
	assert answer.status_code == 403


def test_a_file_is_made_public_by_what_lies_there_and_not_by_what_is_said_of_it(address):
	client, name = Client(address, site.person("Coalition Secretariat")), f"{uuid.uuid4().hex}.html"
	upload = f"{address}/api/method/upload_file"
	files = {"file": (name, name.encode())}
	file = client.session.post(upload, data={"is_private": 1}, files=files).json()["message"]
	for said in ({"file_name": "a.png", "content": "GIF89a"}, {"is_folder": 1}, {}):
		client.put("File", file["name"], is_private=0, **said)
		assert site.value("File", file["name"], "is_private") == 1, said
		assert name not in requests.get(f"{address}/files/{name}").text, said
	assert client.session.get(address + file["file_url"]).text == name
