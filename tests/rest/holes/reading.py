"""Ways by which a record's rows, fields and existence are told to who may not read them."""

import uuid

from tests import site
from tests.rest.holes.registry import hole
from tests.rest.scene import OTHER, SECRET, Scene


@hole("a record is counted by who may not read it")
def count_without_read(scene: Scene) -> bool:
	scene.record()
	answer = scene.as_("outsider").ask("frappe.client.get_count", doctype=scene.doctype)
	return answer.status_code == 200 and answer.json().get("message", 0) > 0


@hole("records outside one's own are counted")
def count_outside_scope(scene: Scene) -> bool:
	scene.record(OTHER)
	filters = {"organisation": OTHER}
	answer = scene.as_("coordinator").ask("frappe.client.get_count", doctype=scene.doctype, filters=filters)
	return answer.status_code == 200 and answer.json().get("message", 0) > 0


@hole("a hidden field is asked by counting")
def count_hidden(scene: Scene) -> bool:
	scene.record()
	filters = [["secret_note", "like", f"{SECRET[:4]}%"]]
	answer = scene.as_("secretary").ask("frappe.client.get_count", doctype=scene.doctype, filters=filters)
	return answer.status_code == 200 and answer.json().get("message", 0) > 0


@hole("a hidden field is asked by a filter")
def filter_hidden(scene: Scene) -> bool:
	name = scene.record()
	filters = [["secret_note", "like", f"{SECRET[:4]}%"]]
	answer = scene.as_("secretary").get(scene.doctype, filters=filters, limit_page_length=0)
	return answer.status_code == 200 and name in answer.text


@hole("a hidden field is asked by the order of a list")
def order_hidden(scene: Scene) -> bool:
	scene.record()
	return scene.as_("secretary").get(scene.doctype, order_by="secret_note desc").status_code == 200


@hole("a hidden field is asked by a number card")
def card_hidden(scene: Scene) -> bool:
	scene.record()
	card = {
		"doctype": "Number Card",
		"document_type": scene.doctype,
		"function": "Count",
		"type": "Document Type",
	}
	filters = [[scene.doctype, "secret_note", "like", f"{SECRET[:4]}%"]]
	method = "frappe.desk.doctype.number_card.number_card.get_result"
	answer = scene.as_("secretary").call(method, doc=card, filters=filters)
	return answer.status_code == 200 and bool(answer.json().get("message"))


@hole("rows of records outside one's own are listed")
def list_rows(scene: Scene) -> bool:
	name = scene.record(OTHER)
	words = {"parent": scene.doctype, "fields": ["parent", "item"], "limit_page_length": 0}
	return name in scene.as_("coordinator").call("frappe.client.get_list", doctype=scene.rows, **words).text


@hole("a link search lists rows outside one's own")
def link_search(scene: Scene) -> bool:
	name = scene.record(OTHER)
	client = scene.as_("coordinator")
	words = {"doctype": scene.doctype, "txt": name, "ignore_user_permissions": 1}
	return name in client.call("frappe.desk.search.search_link", **words).text


@hole("a link tells the title of a record that one may not read")
def link_title(scene: Scene) -> bool:
	name = scene.record(OTHER)
	client = scene.as_("coordinator")
	answer = client.call("frappe.desk.search.get_link_title", doctype=scene.doctype, docname=name)
	return answer.json().get("message") == "سجل"


@hole("a link tells that a record exists which one may not read")
def validate_link(scene: Scene) -> bool:
	name = scene.record(OTHER)
	words = {"doctype": scene.doctype, "docname": name}
	answer = scene.as_("coordinator").call("frappe.client.validate_link", **words)
	return answer.status_code == 200 and answer.json()["message"].get("name") == name


@hole("the global search ignores who may read a row")
def global_search(scene: Scene) -> bool:
	word = uuid.uuid4().hex
	name = scene.record(OTHER, title=f"سجل {word}")
	with site.at_the_console():
		from frappe.utils.global_search import sync_global_search

		sync_global_search()
	words = {"text": word, "doctype": scene.doctype}
	return name in scene.as_("coordinator").call("frappe.utils.global_search.search", **words).text
