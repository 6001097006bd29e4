"""Records that functions look up by what a client calls a name, a DocType, a link or a value."""

import json
import re

import frappe
import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

MEMBER, APPLICATION = "Member Organisation", "Membership Application"
PHONE, KEY = "+963944123789", "Q7zzSecretLinkOfNobody00000000001"
USERS = "frappe.core.doctype.user.user.user_query"
HASH = "(/*!50000select*/ password from __Auth where name='Administrator' limit 1)"


@pytest.fixture
def secretary(address) -> Client:
	return Client(address, site.person(table.SECRETARIAT))


@pytest.fixture(scope="module")
def scene(charter) -> dict[str, str]:
	"""A branch with its officer; a member of the branch, whose application is of none."""
	with site.at_the_console():
		from coalition.tests import factories

		application = factories.application(contact_phone=PHONE)
		application.db_set("submission_key", KEY)
		branch = factories.branch()
		member = factories.member(branch=branch.name)
		member.db_set("application", application.name)
		hidden = factories.member(organisation_name="أخرى لا يراها أحد")
		return {
			"application": application.name,
			"branch": branch.name,
			"member": member.name,
			"hidden": hidden.name,
		}


@pytest.fixture
def officer(address, scene) -> Client:
	user = site.person(table.BRANCH_OFFICER)
	with site.at_the_console():
		branch = frappe.get_doc("Coalition Branch", scene["branch"])
		branch.append("officers", {"user": user, "from_date": "2020-01-01"})
		branch.save()
	return Client(address, user)


@pytest.mark.parametrize(
	"condition",
	[
		f"extractvalue(1, concat(0x7e, {HASH}))",
		f"ascii(substr({HASH}, 1, 1)) > 0",
		"sleep(0.01)",
		["name` = '' or sleep(0.01) or `name", "=", "x"],
		["sleep(0.01)", "=", 0],
	],
)
def test_no_filter_of_a_client_is_taken_for_sql(trainer, stranger, condition):
	words = {"txt": "", "searchfield": "name", "start": 0, "page_len": 5, "page_length": 5}
	roles = "frappe.core.doctype.role.role.role_query"
	for client in (trainer, stranger):
		for method, more in (
			(roles, {"doctype": "Role"}),
			("frappe.desk.search.search_link", {"doctype": "Role", "query": roles}),
			("frappe.desk.search.search_widget", {"doctype": "DocType"}),
		):
			url = f"{client.address}/api/method/{method}"
			answer = client.session.post(url, json={**words, **more, "filters": [condition]})
			assert answer.status_code in (403, 404, 417), (method, answer.text[:300])


def test_a_role_is_still_chosen(trainer):
	words = {"doctype": "Role", "txt": "Council", "searchfield": "name", "start": 0, "page_len": 5}
	filters = [["Role", "name", "!=", "Guest"], ["name", "like", "Council%"]]
	answer = trainer.call("frappe.core.doctype.role.role.role_query", **words, filters=filters)
	assert ["Council Member"] in answer.json()["message"]


@pytest.mark.parametrize("method", ["add_tag", "remove_tag"])
def test_what_is_no_doctype_is_the_name_of_no_table(trainer, stranger, method):
	name = f"ToDo` set `_user_tags`=extractvalue(1,concat(0x7e,{HASH})) where 1=1 limit 1 -- "
	for client in (trainer, stranger):
		for kind in (name, "NoSuchDocType`"):
			words = {"tag": "x", "dt": kind, "dn": kind}
			answer = client.call(f"frappe.desk.doctype.tag.tag.{method}", **words)
			assert answer.status_code == 404, answer.text[:300]
	assert trainer.get("No Such Kind").status_code == 404


@pytest.mark.parametrize(
	"method", ["frappe.client.get_list", "frappe.desk.reportview.get", "frappe.client.get_value"]
)
def test_a_link_tells_nothing_of_a_record_that_one_may_not_read(officer, scene, method):
	assert officer.get(MEMBER, scene["member"]).status_code == 200
	assert officer.get(APPLICATION, scene["application"]).status_code == 403
	words = {"doctype": MEMBER, "filters": {"name": scene["member"]}}
	for field in ("application.contact_phone", "application.owner", "application.workflow_state"):
		fields = {"fieldname" if "value" in method else "fields": ["name", field]}
		answer = officer.call(method, **words, **fields)
		assert PHONE not in answer.text and field.partition(".")[2] not in answer.text, answer.text[:300]
	sorted_by = {"fields": ["name", "application.contact_phone as x"], "order_by": "x"}
	assert PHONE not in officer.call(method, **words, **sorted_by).text


def test_a_file_is_in_a_folder_and_in_no_other_file(trainer):
	with site.at_the_console():
		other = frappe.get_doc(doctype="File", file_name="other.txt", content="x", is_private=1).insert().name
	own = trainer.post("File", file_name="own.txt", content="own", is_private=1).json()["data"]["name"]
	assert trainer.put("File", own, folder=other).status_code in (403, 417)
	assert site.value("File", own, "folder") != other
	assert trainer.put("File", own, folder="Home").status_code == 200


@pytest.mark.parametrize(
	"method, words",
	[
		("frappe.model.workflow.get_transitions", lambda named: {"doc": named}),
		("frappe.model.workflow.apply_workflow", lambda named: {"doc": named, "action": "x"}),
		("frappe.client.bulk_update", lambda named: {"docs": [{**named, "docname": named["name"]}]}),
		("frappe.desk.calendar.update_event", lambda named: {"args": named, "field_map": {}}),
		("run_doc_method", lambda named: {"docs": named, "method": "note"}),
		("frappe.client.save", lambda named: {"doc": named}),
	],
)
def test_no_filter_stands_in_place_of_a_name_in_a_document(trainer, secretary, scene, method, words):
	for client in (trainer, secretary):
		url = f"{client.address}/api/method/{method}"
		told = set()
		for begins in (KEY[:4], "not-the-key"):
			sent = words({"doctype": APPLICATION, "name": {"submission_key": ["like", f"{begins}%"]}})
			answer = client.session.post(url, json={key: json.dumps(one) for key, one in sent.items()})
			# Later engines number their messages.
			told.add((answer.status_code, re.sub(r"exc_id\W+\w+", "", answer.text)))
		assert len(told) == 1, told
		assert told.pop()[0] in (403, 404)


def test_a_report_is_named_by_its_name(trainer):
	for method in ("frappe.desk.query_report.run", "frappe.desk.query_report.get_script"):
		url = f"{trainer.address}/api/method/{method}"
		answer = trainer.session.post(url, json={"report_name": {"owner": "Administrator"}})
		assert answer.status_code == 403


def test_the_next_record_is_told_of_what_a_list_shows_alone(officer, trainer, scene):
	words = {"doctype": MEMBER, "prev": 0, "sort_order": "asc", "sort_field": "organisation_name"}
	next_of = "frappe.desk.form.utils.get_next"
	for value in (scene["hidden"], "MO-9999", {"organisation_name": ["like", "%"]}):
		url = f"{officer.address}/api/method/{next_of}"
		answer = officer.session.post(url, json={**words, "value": value, "filters": []})
		assert scene["member"] not in answer.text, value
	user = {"doctype": "User", "value": {"language": "en"}, "prev": 0, "sort_field": "name"}
	answer = trainer.session.post(f"{trainer.address}/api/method/{next_of}", json=user)
	assert "@" not in answer.text


def test_the_next_record_is_told_of_a_list(secretary, scene):
	words = {
		"doctype": MEMBER,
		"value": scene["member"],
		"prev": 0,
		"sort_order": "asc",
		"sort_field": "name",
	}
	answer = secretary.call("frappe.desk.form.utils.get_next", **words, filters=[])
	assert answer.json()["message"] > scene["member"]


@pytest.mark.parametrize("field", ["language", "api_key", "last_ip", "1=1 or name"])
def test_users_are_searched_by_what_a_list_shows(trainer, field):
	words = {"doctype": "User", "txt": "", "searchfield": field, "start": 0, "page_len": 5, "filters": {}}
	assert trainer.call(USERS, **words).status_code == 403
	search = {"doctype": "User", "txt": "", "searchfield": field, "query": USERS, "page_length": 5}
	assert trainer.call("frappe.desk.search.search_link", **search).status_code == 403


def test_users_are_searched_by_name(trainer, secretary):
	words = {"doctype": "User", "txt": secretary.user, "searchfield": "name", "start": 0, "page_len": 5}
	assert secretary.user in trainer.call(USERS, **words, filters={}).text
	search = {"doctype": "User", "txt": secretary.user, "query": USERS, "page_length": 5}
	assert secretary.user in trainer.call("frappe.desk.search.search_link", **search).text


def test_an_error_of_the_database_says_nothing_at_the_desk(secretary):
	answer = secretary.get(MEMBER, limit_page_length=-1)
	assert "Traceback" not in answer.text and "SQL" not in answer.text and "pymysql" not in answer.text


def test_a_body_that_is_no_json_is_the_requests_fault(address, secretary):
	for client in (Client(address), secretary):
		for body in (b"{", b"\xff\xfe"):
			headers = {"Content-Type": "application/json"}
			answer = client.session.post(f"{address}/api/method/ping", data=body, headers=headers)
			assert answer.status_code == 400, answer.text[:200]


def test_what_is_linked_to_a_record_is_told_without_what_has_no_list(secretary, scene):
	words = {"doctype": APPLICATION, "docname": scene["application"]}
	answer = secretary.ask("frappe.desk.form.linked_with.get", **words)
	assert answer.status_code == 200 and MEMBER in answer.json()["message"]
	assert "exc_type" not in secretary.ask("frappe.desk.notifications.get_notifications").json()


KEY_AS_SQL = "ifnull(/*!50000(select count(*)>0 from `__Auth`)*/,0)"


def test_no_key_of_a_filter_is_taken_for_sql(trainer, stranger):
	roles, search = "frappe.core.doctype.role.role.role_query", "frappe.desk.search.search_link"
	words = {"txt": "", "searchfield": "name", "start": 0, "page_len": 5, "page_length": 5}
	filters = {KEY_AS_SQL: ["=", "1"]}
	for client in (trainer, stranger):
		for method, more in (
			(search, {"doctype": "DocType", "filters": filters}),
			(search, {"doctype": "DocType", "filters": json.dumps(filters)}),
			("frappe.desk.search.search_widget", {"doctype": "DocType", "filters": [filters]}),
			(roles, {"doctype": "Role", "filters": [filters]}),
			(search, {"doctype": "Role", "query": roles, "filters": [filters]}),
			(search, {"doctype": "Role", "query": roles, "filters": json.dumps([filters])}),
		):
			url = f"{client.address}/api/method/{method}"
			answer = client.session.post(url, json={**words, **more})
			assert answer.status_code in (403, 417), (method, answer.text[:200])


def test_the_next_record_is_sorted_by_a_field(trainer):
	own = trainer.post("ToDo", description="own", allocated_to=trainer.user).json()["data"]["name"]
	words = {"doctype": "ToDo", "value": own, "prev": 0, "filters": []}
	for field in ("(select sleep(0.01) from `__Auth` limit 1)", "sleep(0.01)", "`x`+(select 1)", {"a": 1}):
		url = f"{trainer.address}/api/method/frappe.desk.form.utils.get_next"
		answer = trainer.session.post(url, json={**words, "sort_field": field})
		assert answer.status_code == 403 and "Syntax" not in answer.text, answer.text[:200]


@pytest.mark.parametrize("name", [[["contact_phone", "like", "+9%"]], [{"name": ["like", "%"]}], 0.5])
def test_a_document_is_loaded_by_its_name(trainer, secretary, scene, name):
	for client in (trainer, secretary):
		for method, words in (
			("frappe.model.workflow.get_transitions", {"doc": {"doctype": APPLICATION, "name": name}}),
			("run_doc_method", {"docs": {"doctype": APPLICATION, "name": name}, "method": "note"}),
			("frappe.desk.query_report.run", {"report_name": name}),
		):
			url = f"{client.address}/api/method/{method}"
			assert client.session.post(url, json=words).status_code in (403, 404), method
		docs = [{"doctype": MEMBER, "docname": name, "about": "x"}]
		answer = client.call("frappe.client.bulk_update", docs=docs)
		assert answer.status_code == 403 or "NotOpen" in answer.text, answer.text[:200]


def test_the_desk_is_not_told_what_the_database_was_asked(secretary, scene):
	asked = {"doctype": MEMBER, "debug": 1, "fields": json.dumps(["name"])}
	answers = [
		secretary.call(method, **asked)
		for method in ("frappe.client.get_list", "frappe.desk.reportview.get", "frappe.client.get_count")
	]
	answers.append(secretary.session.get(f"{secretary.address}/api/resource/{MEMBER}", params={"debug": 1}))
	for answer in answers:
		assert answer.status_code == 200 and "select" not in answer.text.lower(), (
			answer.url,
			answer.text[:500],
		)
