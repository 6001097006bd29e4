"""What is renamed is what links lead to: nobody becomes another, and no order acts on another's records."""

import frappe
import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

MEMBER, PLACE = "Member Organisation", "Coalition Place"
RENAMING = ("frappe.rename_doc", "frappe.model.rename_doc.rename_doc")
FORCED = {"force": 1, "ignore_if_exists": 1, "ignore_permissions": 1, "validate": 0}


@pytest.fixture
def secretary(address) -> Client:
	return Client(address, site.person(table.SECRETARIAT))


@pytest.fixture(scope="module")
def member(charter) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member().name


def renamed(client: Client, doctype: str, old: str, new: str, **more: object) -> list[int]:
	"""How each function answered that renames."""
	answers = [
		client.call(method, doctype=doctype, old=old, new=new, **FORCED, **more) for method in RENAMING
	]
	titled = {"doctype": doctype, "docname": old, "name": new, "enqueue": 1, **more}
	answers.append(client.call("frappe.model.rename_doc.update_document_title", **titled))
	return [answer.status_code for answer in answers]


def test_nobody_renames_an_account(trainer, secretary, stranger, reporter):
	victim = site.person(table.COUNCIL)
	for client in (trainer, secretary, stranger, reporter):
		for old in (victim, client.user):
			assert set(renamed(client, "User", old, "taken@evil.example")) == {403}
			assert site.value("User", old) == old


def test_our_records_keep_their_names_whatever_a_client_sends(secretary, member):
	assert set(renamed(secretary, MEMBER, member, "MO-TAKEN")) == {403}
	assert site.value(MEMBER, member) == member


def test_the_engines_records_of_others_keep_theirs(trainer, stranger):
	with site.at_the_console():
		name = frappe.get_doc(doctype="ToDo", description="x", allocated_to="Administrator").insert().name
		note = frappe.get_doc(doctype="Note", title=frappe.generate_hash(length=10)).insert().name
	for client in (trainer, stranger):
		assert set(renamed(client, "ToDo", name, "mine")) == {403}
		assert set(renamed(client, "Note", note, "mine")) <= {403, 404}
		assert site.value("ToDo", name) == name and site.value("Note", note) == note


def test_a_reference_record_is_renamed_by_who_may_change_it(address, trainer):
	old, new = (frappe.generate_hash(length=10) for _time in range(2))
	with site.at_the_console():
		frappe.get_doc(doctype=PLACE, place_name=old).insert()
	assert renamed(trainer, PLACE, old, new)[0] == 403
	administrator = Client(address, site.person("Coalition Administrator"))
	answer = administrator.call(RENAMING[0], doctype=PLACE, old=old, new=new)
	assert answer.status_code == 200 and site.value(PLACE, new) == new


def test_no_other_record_is_overwritten(address):
	one, other = (frappe.generate_hash(length=10) for _time in range(2))
	with site.at_the_console():
		for name in (one, other):
			frappe.get_doc(doctype=PLACE, place_name=name).insert()
	administrator = Client(address, site.person("Coalition Administrator"))
	answer = administrator.call(RENAMING[0], doctype=PLACE, old=one, new=other, ignore_if_exists=1)
	assert answer.status_code == 417 and site.value(PLACE, one) == one


def test_a_mailed_report_is_led_to_no_other(reporter):
	with site.at_the_console():
		values = {"ref_doctype": "ToDo", "report_type": "Report Builder", "json": "{}", "is_standard": "No"}
		report = frappe.get_doc(doctype="Report", report_name=frappe.generate_hash(length=8), **values)
		report.insert()
	assert set(renamed(reporter, "Report", report.name, "Member Register", merge=1)) == {403}
	assert site.value("Report", report.name) == report.name


def test_what_is_mailed_by_itself_is_set_up_by_managers(reporter):
	with site.at_the_console():
		values = {"ref_doctype": "ToDo", "report_type": "Report Builder", "json": "{}", "is_standard": "No"}
		report = frappe.get_doc(doctype="Report", report_name=frappe.generate_hash(length=8), **values)
		report.insert()
	order = {"report": report.name, "email_to": "x@example.org", "format": "CSV", "frequency": "Daily"}
	for user in ("Administrator", site.person(table.SECRETARIAT), reporter.user):
		assert reporter.post("Auto Email Report", **order, user=user).status_code == 403, user


def test_a_search_of_everything_finds_what_one_may_read(trainer, stranger):
	word = f"word{frappe.generate_hash(length=8)}"
	with site.at_the_console():
		task = {"doctype": "ToDo", "description": word}
		records = [frappe.get_doc(**task, allocated_to="Administrator").insert()]
		records.append(frappe.get_doc(doctype="Contact", first_name=word).insert(ignore_permissions=True))
		own = {client: _task_of(client.user, word) for client in (trainer, stranger)}
		for doc in (*records, *own.values()):
			_index(doc, word)
	for client, one in own.items():
		found = client.call("frappe.utils.global_search.search", text=word).json()["message"]
		assert [(row["doctype"], row["name"]) for row in found] == [("ToDo", one.name)]


def _task_of(user: str, text: str) -> object:
	frappe.set_user(user)
	task = frappe.get_doc(doctype="ToDo", description=text, allocated_to=user).insert()
	frappe.set_user("Administrator")
	return task


def _index(doc: object, text: str) -> None:
	"""As the engine does it in a job."""
	frappe.db.delete("__global_search", {"doctype": doc.doctype, "name": doc.name})
	frappe.db.sql(
		"insert into __global_search (doctype, name, content, title, published) values (%s, %s, %s, %s, 0)",
		(doc.doctype, doc.name, text, text),
	)


def test_nobody_asks_for_the_roles_of_another(stranger, reporter):
	roles = "frappe.core.doctype.user.user.get_roles"
	other = site.person(table.SECRETARIAT)
	for client in (stranger, reporter):
		assert client.call(roles, uid=other).status_code == 403


def test_an_open_session_is_not_enough_to_keep_an_account(trainer):
	values = {
		"email": "taken@evil.example",
		"reset_password_key": "abc",
		"new_password": "a-new-password-of-mine-93",
		"simultaneous_sessions": 9,
		"username": "taken",
	}
	for field, value in values.items():
		words = {"doctype": "User", "name": trainer.user, "fieldname": field, "value": value}
		before = site.value("User", trainer.user, field)
		answers = [
			trainer.call("frappe.client.set_value", **words),
			trainer.put("User", trainer.user, **{field: value}),
		]
		# A later engine leaves out by itself what has a level of its own.
		is_left_out = field == "reset_password_key"
		for answer in answers:
			assert answer.status_code == 403 or (is_left_out and answer.ok), (field, answer.text[:200])
		assert site.value("User", trainer.user, field) == before
	assert trainer.put("User", trainer.user, bio="من الشام", language="ar").status_code == 200
