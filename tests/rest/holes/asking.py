"""Ways to ask about records by what stands in the arguments of a function, and to hang something on them."""

import json
import uuid

import frappe

from tests import site
from tests.rest.holes.registry import hole
from tests.rest.scene import OTHER, OWN, SECRET, Scene

REPORTVIEW = "frappe.desk.reportview.get"
CARD = "frappe.desk.doctype.number_card.number_card.get_result"
CHART = "frappe.desk.doctype.dashboard_chart.dashboard_chart.get"
HIDDEN = "secret_note"


def _hung(scene: Scene, table: str, **words: object) -> bool:
	"""Whether the coordinator hangs a row of this table on a record outside their own."""
	before = site.count(table)
	scene.as_("coordinator").call("frappe.client.insert", doc={"doctype": table, **words})
	return site.count(table) > before


@hole("a file is put on a record that one may not read")
def put_file(scene: Scene) -> bool:
	about = {"attached_to_doctype": scene.doctype, "attached_to_name": scene.record(OTHER)}
	return _hung(scene, "File", file_name="x.txt", content="x", is_private=1, **about)


@hole("a task is given about a record that one may not read")
def give_task(scene: Scene) -> bool:
	about = {"reference_type": scene.doctype, "reference_name": scene.record(OTHER)}
	return _hung(scene, "ToDo", description="x", allocated_to=scene.people["coordinator"], **about)


@hole("a guest of an event is a record that one may not read")
def invite(scene: Scene) -> bool:
	guest = {"reference_doctype": scene.doctype, "reference_docname": scene.record(OTHER)}
	return _hung(scene, "Event", subject="x", starts_on="2040-01-01 10:00:00", event_participants=[guest])


@hole("a reminder is set on a record that one may not read")
def remind(scene: Scene) -> bool:
	about = {"reminder_doctype": scene.doctype, "reminder_docname": scene.record(OTHER)}
	who = {"user": scene.people["coordinator"], "remind_at": "2040-01-01 10:00:00"}
	return _hung(scene, "Reminder", description="x", **who, **about)


@hole("a tag is hung on several records that one may not read")
def tag_several(scene: Scene) -> bool:
	name = scene.record(OTHER)
	words = {"tags": ["tag-of-several"], "dt": scene.doctype, "docs": json.dumps(json.dumps([name]))}
	scene.as_("outsider").call("frappe.desk.doctype.tag.tag.add_tags", **words)
	words["docs"] = [name]
	scene.as_("outsider").call("frappe.desk.doctype.tag.tag.add_tags", **words)
	return "tag-of-several" in (scene.value(name, "_user_tags") or "")


@hole("a title is asked by a filter in place of a name")
def title_by_filter(scene: Scene) -> bool:
	scene.record(title="a title of nobody else")
	words = {"doctype": scene.doctype, "docname": {HIDDEN: ["like", f"{SECRET[:4]}%"]}}
	url = f"{scene.address}/api/method/frappe.desk.search.get_link_title"
	answer = scene.as_("secretary").session.post(url, json=words)
	return answer.ok and bool(answer.json().get("message"))


@hole("a hidden field is asked in other letters")
def other_letters(scene: Scene) -> bool:
	name = scene.record()
	filters = json.dumps([[HIDDEN.upper(), "like", f"{SECRET[:4]}%"]])
	answer = scene.as_("secretary").call(REPORTVIEW, doctype=scene.doctype, fields=["name"], filters=filters)
	return answer.ok and name in answer.text


@hole("a hidden field is asked by a group")
def group_by_hidden(scene: Scene) -> bool:
	scene.record()
	words = {"fields": ["count(name) as number"], "group_by": HIDDEN}
	answer = scene.as_("secretary").call(REPORTVIEW, doctype=scene.doctype, **words)
	return answer.ok and "number" in answer.text


@hole("a hidden field is asked by a function in the fields")
def function_of_hidden(scene: Scene) -> bool:
	scene.record()
	words = {"fields": [f"max({HIDDEN}) as highest"]}
	return SECRET in scene.as_("secretary").call(REPORTVIEW, doctype=scene.doctype, **words).text


@hole("an alias in place of a hidden field sorts by it")
def alias_of_hidden(scene: Scene) -> bool:
	scene.record()
	words = {"fields": [f"name as {HIDDEN}"], "order_by": f"locate('a', {HIDDEN}) desc"}
	return scene.as_("secretary").call(REPORTVIEW, doctype=scene.doctype, **words).ok


@hole("a text is taken for a condition of SQL")
def text_as_condition(scene: Scene) -> bool:
	name = scene.record()
	condition = [f"{HIDDEN} like '{SECRET[:4]}%'"]
	words = {"fields": ["name"], "filters": json.dumps(condition)}
	return name in scene.as_("secretary").call(REPORTVIEW, doctype=scene.doctype, **words).text


@hole("a card sums up by a query of its own")
def card_by_query(scene: Scene) -> bool:
	scene.record()
	query = f"(select count(*) from `tab{scene.doctype}` where {HIDDEN} like '{SECRET[:4]}%')*1"
	card = {"doctype": "Number Card", "type": "Document Type", "document_type": "ToDo", "filters_json": "[]"}
	card.update({"function": "Maximum", "aggregate_function_based_on": query})
	answer = scene.as_("outsider").call(CARD, doc=card, filters=[])
	return answer.ok and bool(answer.json().get("message"))


def _about_rows(scene: Scene) -> dict[str, object]:
	return {"document_type": scene.rows, "parent_document_type": scene.doctype, "doctype": "Dashboard Chart"}


@hole("a chart lists the rows of records outside one's own")
def chart_of_rows(scene: Scene) -> bool:
	name = scene.record(OTHER)
	chart = {**_about_rows(scene), "chart_name": "x", "chart_type": "Group By", "group_by_type": "Count"}
	chart.update({"group_by_based_on": "item", "number_of_groups": 0})
	chart["filters_json"] = json.dumps([[scene.rows, "parent", "=", name]])
	answer = scene.as_("coordinator").call(CHART, chart=chart)
	return answer.ok and "كرسي" in answer.json()["message"]["labels"]


@hole("a card counts the rows of records outside one's own")
def card_of_rows(scene: Scene) -> bool:
	name = scene.record(OTHER)
	card = {**_about_rows(scene), "doctype": "Number Card", "type": "Document Type", "function": "Count"}
	filters = [[scene.rows, "parent", "=", name]]
	answer = scene.as_("coordinator").call(CARD, doc=card, filters=filters)
	return answer.ok and bool(answer.json().get("message"))


@hole("who has to do what is asked by a condition in place of a name")
def assigned_by_condition(scene: Scene) -> bool:
	name = scene.record(OTHER)
	with site.at_the_console():
		task = {"reference_type": scene.doctype, "reference_name": name, "description": "x"}
		frappe.get_doc(doctype="ToDo", allocated_to=scene.people["council"], **task).insert()
	words = {"doctype": scene.doctype, "name": ["like", f"%{name[-6:]}"], "assign_to": []}
	url = f"{scene.address}/api/method/frappe.desk.form.assign_to.add"
	return scene.people["council"] in scene.as_("coordinator").session.post(url, json=words).text


@hole("the states of a workflow list a column of all records")
def states_of_column(scene: Scene) -> bool:
	title = f"title {uuid.uuid4().hex}"
	scene.record(OTHER, title=title)
	words = {"doctype": scene.doctype, "workflow_state_field": "title", "states": []}
	method = "frappe.workflow.doctype.workflow.workflow.get_workflow_state_count"
	return title in scene.as_("coordinator").call(method, **words).text


@hole("who has to do what is counted over all records")
def count_assigned(scene: Scene) -> bool:
	name = scene.record(OTHER)
	with site.at_the_console():
		task = {"reference_type": scene.doctype, "reference_name": name, "description": "x"}
		frappe.get_doc(doctype="ToDo", allocated_to=scene.people["council"], **task).insert()
	words = {"doctype": scene.doctype, "current_filters": [[scene.doctype, "name", "=", name]]}
	method = "frappe.desk.listview.get_group_by_count"
	answer = scene.as_("coordinator").call(method, field="assigned_to", **words)
	return scene.people["council"] in answer.text


@hole("records with a tag are named to who may not list them")
def name_tagged(scene: Scene) -> bool:
	name = scene.record(OTHER)
	with site.at_the_console():
		frappe.get_doc(scene.doctype, name).add_tag("tag-to-be-asked")
	words = {"doctype": scene.doctype, "tag": "%to-be-asked%"}
	method = "frappe.desk.doctype.tag.tag.get_tagged_docs"
	return name in scene.as_("coordinator").call(method, **words).text


@hole("a chart shows what was counted for somebody else")
def chart_of_others(scene: Scene) -> bool:
	scene.record(OTHER)
	with site.at_the_console():
		words = {"chart_name": frappe.generate_hash(), "document_type": scene.doctype, "filters_json": "[]"}
		grouped = {"chart_type": "Group By", "group_by_type": "Count", "group_by_based_on": "organisation"}
		chart = frappe.get_doc(
			doctype="Dashboard Chart", is_public=1, type="Bar", **words, **grouped
		).insert()
	scene.as_("secretary").call(CHART, chart_name=chart.name, refresh=1)
	return OTHER in scene.as_("coordinator").call(CHART, chart_name=chart.name).text


@hole("a report that was prepared for somebody is handed to another")
def report_of_others(scene: Scene) -> bool:
	from tests.rest.scene import report_and_limit

	scene.record()
	with site.at_the_console():
		report_and_limit(scene)
		frappe.db.set_value("Report", f"{scene.doctype}s", "prepared_report", 1)
		doc = frappe.new_doc("Prepared Report", report_name=f"{scene.doctype}s", status="Completed")
		doc.name = frappe.generate_hash()
		doc.db_insert()
	words = {"report_name": f"{scene.doctype}s", "filters": {"prepared_report_name": doc.name}}
	answer = scene.as_("secretary").call("frappe.desk.query_report.run", **words)
	with site.at_the_console():
		frappe.db.set_value("Report", f"{scene.doctype}s", "prepared_report", 0)
	return answer.ok and doc.name in answer.text


@hole("changes to records are told to who sees some of them")
def hear_of_changes(scene: Scene) -> bool:
	method = "frappe.realtime.can_subscribe_doctype"
	return scene.as_("coordinator").ask(method, doctype=scene.doctype).ok


@hole("a link leads to columns of users that no list shows")
def columns_of_users(scene: Scene) -> bool:
	name = scene.record(OWN)
	with site.at_the_console():
		frappe.db.set_value("User", scene.people["council"], "last_ip", "192.0.2.99")
		frappe.db.set_value(scene.doctype, name, "decided_by", scene.people["council"])
	words = {"fields": ["name", "decided_by.last_ip"], "limit_page_length": 0}
	return (
		"192.0.2.99"
		in scene.as_("coordinator").call("frappe.client.get_list", doctype=scene.doctype, **words).text
	)
