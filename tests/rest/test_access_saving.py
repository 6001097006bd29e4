"""Saving, liking and tagging: what becomes of a record is asked of the record as it is stored."""

import json

import frappe
import pytest

from tests import site
from tests.rest import security_table as table
from tests.rest.client import Client

MEMBER = "Member Organisation"


@pytest.fixture
def secretary(address) -> Client:
	return Client(address, site.person(table.SECRETARIAT))


@pytest.fixture(scope="module")
def members(charter) -> tuple[str, str]:
	"""The names of two."""
	with site.at_the_console():
		from coalition.tests import factories

		return factories.member().name, factories.member().name


@pytest.fixture
def of_others() -> dict[str, str]:
	"""Records of the engine's that are about others, by their kind."""
	with site.at_the_console():
		from coalition.tests import factories

		note = frappe.get_doc(doctype="Note", title=frappe.generate_hash(), content="x", public=0).insert()
		task = frappe.get_doc(doctype="ToDo", description="x", allocated_to="Administrator").insert()
		user = factories.account(person_name="ليلى التي لا تُذكر").user
		return {"Note": note.name, "ToDo": task.name, "User": user}


def test_nobody_likes_or_tags_what_they_may_not_read(trainer, of_others):
	for doctype, name in of_others.items():
		tag = {"tag": "heard-of-it", "dt": doctype, "dn": name}
		assert trainer.call("frappe.desk.doctype.tag.tag.add_tag", **tag).status_code in (403, 404), doctype
		like = {"doctype": doctype, "name": name, "add": "Yes"}
		assert trainer.call("frappe.desk.like.toggle_like", **like).status_code in (403, 404), doctype
		assert site.count("Tag Link", {"document_name": name}) == 0
		assert site.count("Comment", {"reference_name": name, "comment_type": "Like"}) == 0


def test_tags_name_nothing_that_one_may_not_read(trainer, of_others):
	with site.at_the_console():
		for doctype, name in of_others.items():
			link = {"document_type": doctype, "document_name": name, "title": "a title that is nobody's"}
			row = frappe.get_doc(doctype="Tag Link", tag="x", **link)
			row.set_new_name()
			row.db_insert()
	words = {"doctype": "Tag Link", "fields": ["document_name", "title"], "limit_page_length": 0}
	assert "a title that is nobody's" not in trainer.call("frappe.client.get_list", **words).text


def test_one_likes_what_one_reads(secretary, members):
	like = {"doctype": MEMBER, "name": members[0], "add": "Yes"}
	assert secretary.call("frappe.desk.like.toggle_like", **like).status_code == 200
	assert secretary.user in site.value(MEMBER, members[0], "_liked_by")


def test_of_many_records_each_is_saved_wholly_or_not_at_all(secretary, members):
	broken = {"doctype": MEMBER, "docname": members[1], "about": "half of it", "people": [{"duty": "x"}]}
	too_large = [{"person_name": "X", "duty": "Contact", "idx": 10**18}]
	sound = {"doctype": MEMBER, "docname": members[0], "about": "all of it"}
	for people in (broken["people"], too_large):
		docs = json.dumps([{**broken, "people": people}, sound])
		answer = secretary.call("frappe.client.bulk_update", docs=docs)
		(failed,) = answer.json()["message"]["failed_docs"]
		assert failed["doc"]["docname"] == members[1] and "Traceback" not in answer.text
		assert site.value(MEMBER, members[1], "about") != "half of it"
	assert site.value(MEMBER, members[0], "about") == "all of it"


def test_a_duty_that_is_missing_is_said_in_words(secretary, members):
	for person in ({"person_name": "X"}, {"person_name": "X", "duty": "Chief"}):
		answer = secretary.put(MEMBER, members[1], people=[person])
		# Later engines fill in the first of the duties where none is said.
		is_filled_in = answer.status_code == 200 and "duty" not in person
		assert is_filled_in or (answer.status_code == 417 and answer.json()["exc_type"] == "DutyMissing")


@pytest.mark.parametrize("method", ["bulk_update", "set_value", "save"])
def test_nobody_saves_anothers_record_as_their_own(trainer, stranger, method):
	for client in (trainer, stranger):
		with site.at_the_console():
			task = frappe.get_doc(doctype="ToDo", description="of nobody else", allocated_to="Administrator")
			theirs = task.insert().name
		own = client.post("ToDo", description="own", allocated_to=client.user).json()["data"]
		me = {"owner": client.user, "allocated_to": client.user, "assigned_by": client.user}
		as_mine = {**me, "name": own["name"], "modified": own["modified"], "creation": own["creation"]}
		if method == "bulk_update":
			docs = [{"doctype": "ToDo", "docname": theirs, **as_mine}]
			client.call("frappe.client.bulk_update", docs=json.dumps(docs))
		elif method == "set_value":
			client.call("frappe.client.set_value", doctype="ToDo", name=theirs, fieldname=as_mine)
		else:
			modified = str(site.value("ToDo", theirs, "modified"))
			mine = {"doctype": "ToDo", "name": theirs, "description": "taken", **me, "modified": modified}
			client.call("frappe.client.save", doc={**mine, "creation": modified})
		assert site.value("ToDo", own["name"], "description") == "own"
		assert site.value("ToDo", theirs, "description") == "of nobody else"


def test_nobody_takes_a_tag_from_what_they_may_not_read(trainer, of_others):
	with site.at_the_console():
		frappe.db.set_value("ToDo", of_others["ToDo"], "_user_tags", ",kept")
	words = {"tag": "kept", "dt": "ToDo", "dn": of_others["ToDo"]}
	assert trainer.call("frappe.desk.doctype.tag.tag.remove_tag", **words).status_code == 403
	assert site.value("ToDo", of_others["ToDo"], "_user_tags") == ",kept"


@pytest.mark.parametrize("method", ["bulk_update", "save", "put", "savedocs"])
def test_nobody_takes_a_row_of_anothers_record(trainer, members, method):
	with site.at_the_console():
		guest = {"reference_doctype": "Role", "reference_docname": "Guest"}
		theirs = frappe.get_doc(
			doctype="Event",
			subject="x",
			starts_on="2040-01-01",
			event_type="Private",
			event_participants=[guest],
		).insert()
		row = theirs.event_participants[0].name
	made = trainer.post("Event", subject="own", starts_on="2040-01-01", event_type="Private")
	own = made.json()["data"]
	rows = [{"doctype": "Event Participants", "name": row, **guest, "parent": own["name"]}]
	whole = {**own, "event_participants": rows}
	if method == "put":
		trainer.put("Event", own["name"], event_participants=rows)
	elif method == "bulk_update":
		trainer.call(
			"frappe.client.bulk_update", docs=[{"doctype": "Event", "docname": own["name"], **whole}]
		)
	elif method == "save":
		trainer.call("frappe.client.save", doc=whole)
	else:
		trainer.call("frappe.desk.form.save.savedocs", doc=whole, action="Save")
	assert site.value("Event Participants", row, "parent") == theirs.name


def test_one_changes_the_rows_of_ones_own(trainer):
	guest = {"reference_doctype": "User", "reference_docname": trainer.user, "email": "a@example.org"}
	words = {"subject": "own", "starts_on": "2040-01-01", "event_type": "Private"}
	own = trainer.post("Event", **words, event_participants=[guest]).json()["data"]
	own["event_participants"][0]["email"] = "b@example.org"
	assert trainer.put("Event", own["name"], event_participants=own["event_participants"]).status_code == 200
	assert site.value("Event Participants", own["event_participants"][0]["name"], "email") == "b@example.org"


def test_many_that_were_ticked_are_judged_like_one(trainer, members):
	with site.at_the_console():
		hidden = frappe.get_doc(doctype="ToDo", description="x", allocated_to="Administrator").insert()
		hidden = hidden.name
	task = {"description": "own", "allocated_to": trainer.user}
	own = [trainer.post("ToDo", **task).json()["data"]["name"] for _time in range(25)]
	bulk = "frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs"
	data = {"reference_type": MEMBER, "reference_name": members[0]}
	asked = {"doctype": "ToDo", "docnames": json.dumps([*own, hidden]), "action": "update"}
	trainer.call(bulk, **asked, data=json.dumps(data))
	assert site.count("ToDo", {"name": ("in", [*own, hidden]), "reference_name": members[0]}) == 0
	assert trainer.call(bulk, **asked, data=json.dumps({"priority": "High"})).status_code in (200, 403)
	assert site.value("ToDo", hidden, "priority") != "High"
