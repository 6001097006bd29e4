"""What the engine lets any session reach: functions, tables and pages that nobody declared open.

Each attack is made by somebody of another app, whom the engine lets, and by somebody whom we do not. It
answers whether it went through.
"""

import json
from collections.abc import Callable

from tests import site
from tests.rest.client import Client

Reach = Callable[[Client], bool]
BY_PORTAL: dict[str, Reach] = {}
BY_LINK: dict[str, Reach] = {}


def reach(name: str, attacks: dict[str, Reach]) -> Callable[[Reach], Reach]:
	def keep(attack: Reach) -> Reach:
		attacks[name] = attack
		return attack

	return keep


@reach("sessions are counted, and so read letter by letter", BY_PORTAL)
def count_sessions(client: Client) -> bool:
	filters = [["sid", "like", "%"]]
	answer = client.call("frappe.client.get_count", doctype="Sessions", filters=filters)
	return answer.status_code == 200 and answer.json()["message"] > 0


@reach("a function puts what it is given into SQL", BY_PORTAL)
def sum_by_sql(client: Client) -> bool:
	words = {
		"title": "x",
		"doctype": "User",
		"docname": client.user,
		"goal_value_field": "name",
		"goal_total_field": "name",
		"goal_history_field": "name",
		"goal_doctype": "User",
		"goal_doctype_link": "name",
		"goal_field": "name",
		"date_field": "creation",
		"aggregation": "count",
	}
	answer = client.call("frappe.utils.goal.get_monthly_goal_graph_data", **words)
	return answer.status_code in (200, 417, 500)


@reach("everybody who signs in is listed", BY_PORTAL)
def list_people(client: Client) -> bool:
	return "Administrator" in client.get("User", fields=["*"], limit_page_length=0).text


@reach("something is written for others to find", BY_PORTAL)
def write_a_note(client: Client) -> bool:
	return client.post("Note", title=f"note of {client.user}", public=1).status_code == 200


@reach("a DocType is described", BY_PORTAL)
def describe(client: Client) -> bool:
	answer = client.ask("frappe.desk.form.load.getdoctype", doctype="Membership Application")
	return "organisation_name" in answer.text


@reach("a page is left on our address for others to open", BY_PORTAL)
def leave_a_page(client: Client) -> bool:
	files = {"file": ("page.txt", b"<script>alert(1)</script>")}
	url = f"{client.address}/api/method/upload_file"
	answer = client.session.post(url, data={"is_private": 0}, files=files)
	return answer.status_code == 200


@reach("a record is shared past the roles that may read it", BY_PORTAL)
def share(client: Client) -> bool:
	with site.at_the_console():
		from frappe import new_doc

		about = {"subject": f"shared by {client.user}", "event_type": "Public", "starts_on": "2030-01-01"}
		event = new_doc("Event").update(about).insert().name
	words = {"doctype": "Event", "name": event, "user": "Administrator", "read": 1}
	return client.call("frappe.share.add", **words).status_code == 200


@reach("steps of a workflow are taken for many records", BY_LINK)
def approve_many(client: Client) -> bool:
	words = {"docnames": json.dumps([]), "doctype": "Membership Application", "action": "Approve"}
	return client.ask("frappe.model.workflow.bulk_workflow_approval", **words).status_code == 200


@reach("records are submitted, cancelled or changed", BY_LINK)
def change_many(client: Client) -> bool:
	words = {"doctype": "ToDo", "docnames": json.dumps([]), "action": "update", "data": "{}"}
	method = "frappe.desk.doctype.bulk_update.bulk_update.submit_cancel_or_update_docs"
	return client.ask(method, **words).status_code == 200


@reach("records are deleted", BY_LINK)
def delete_by_link(client: Client) -> bool:
	with site.at_the_console():
		from frappe import new_doc

		note = new_doc("ToDo").update({"description": "x"}).insert().name
		from frappe import db

		db.set_value("ToDo", note, {"owner": "Administrator"})
	client.ask("frappe.desk.reportview.delete_items", doctype="ToDo", items=json.dumps([note]))
	return site.value("ToDo", note) is None


@reach("a session is ended", BY_LINK)
def end_session(client: Client) -> bool:
	return client.ask("logout").status_code == 200
