"""What the bare engine lets through, each as one attack that tells whether it went through.

docs/security.md lists them; the same attack is made on `Bare Sample Record`, an ordinary
DocType, and on `Sample Record`, which has the same fields and derives from CoalitionDocument.
"""

import uuid
from collections.abc import Callable

from tests import site
from tests.rest.scene import OTHER, OWN, SECRET, Scene, attach, report_and_limit

Attack = Callable[[Scene], bool]
HOLES: dict[str, Attack] = {}


def hole(name: str) -> Callable[[Attack], Attack]:
	def keep(attack: Attack) -> Attack:
		HOLES[name] = attack
		return attack

	return keep


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
	answer = scene.as_("secretary").get(scene.doctype, filters=[["secret_note", "like", f"{SECRET[:4]}%"]])
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


@hole("another organisation's record is taken over by naming one's own in it")
def hijack(scene: Scene) -> bool:
	name = scene.record(OTHER)
	scene.as_("coordinator").put(scene.doctype, name, organisation=OWN)
	return scene.value(name, "organisation") == OWN


@hole("a method runs on a record that the client made up")
def run_on_payload(scene: Scene) -> bool:
	name = scene.record(OTHER)
	modified = str(scene.value(name, "modified"))
	doc = {"doctype": scene.doctype, "name": name, "organisation": OWN, "modified": modified}
	scene.as_("coordinator").call("run_doc_method", docs=doc, method="note")
	return scene.value(name, "owner_note") == "noted"


@hole("amounts are rewritten while cancelling")
def rewrite_on_cancel(scene: Scene) -> bool:
	name = scene.record(submitted=True)
	scene.as_("council").put(scene.doctype, name, docstatus=2, amount=1)
	return float(scene.value(name, "amount")) == 1


@hole("a record is taken over while cancelling")
def own_on_cancel(scene: Scene) -> bool:
	name = scene.record(submitted=True)
	client = scene.as_("council")
	doc = client.get(scene.doctype, name).json()["data"]
	forged = {**doc, "owner": scene.people["council"], "docstatus": 2}
	client.call("frappe.client.save", doc=forged)
	return scene.value(name, "owner") == scene.people["council"]


@hole("a read-only field is written")
def write_read_only(scene: Scene) -> bool:
	name = scene.record()
	scene.as_("secretary").put(scene.doctype, name, decided_by="Administrator")
	return scene.value(name, "decided_by") == "Administrator"


@hole("rows of records outside one's own are listed")
def list_rows(scene: Scene) -> bool:
	name = scene.record(OTHER)
	words = {"parent": scene.doctype, "fields": ["parent", "item"], "limit_page_length": 0}
	return name in scene.as_("coordinator").call("frappe.client.get_list", doctype=scene.rows, **words).text


@hole("a client chooses a record's name")
def choose_name(scene: Scene) -> bool:
	values = {"title": "سجل", "organisation": OTHER, "__newname": f"chosen-{scene.doctype}"}
	scene.as_("secretary").post(scene.doctype, **values)
	return site.value(scene.doctype, values["__newname"]) is not None


@hole("rubbish in a number is stored as nought")
def rubbish_number(scene: Scene) -> bool:
	name = scene.record()
	scene.as_("secretary").put(scene.doctype, name, amount="abc")
	return float(scene.value(name, "amount")) == 0


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


@hole("what is linked to a person is listed to who may read none of it")
def list_linked(scene: Scene) -> bool:
	name = _decided(scene)
	words = {"doctype": "User", "docname": scene.people["council"]}
	return name in scene.as_("outsider").ask("frappe.desk.form.linked_with.get", **words).text


@hole("what is linked to a person is listed past the rows that one may read")
def list_linked_rows(scene: Scene) -> bool:
	name = _decided(scene)
	words = {"doctype": "User", "docname": scene.people["council"]}
	return name in scene.as_("coordinator").ask("frappe.desk.form.linked_with.get", **words).text


@hole("submitted records that are linked to a person are named to who may read none of them")
def list_linked_submitted(scene: Scene) -> bool:
	name = _decided(scene)
	words = {"doctype": "User", "name": scene.people["council"]}
	method = "frappe.desk.form.linked_with.get_submitted_linked_docs"
	return name in scene.as_("outsider").ask(method, **words).text


@hole("tags tell what records are called that one may not read")
def list_tagged(scene: Scene) -> bool:
	name = scene.record(OTHER)
	with site.at_the_console():
		from frappe import get_doc

		get_doc(scene.doctype, name).add_tag(f"tag of {name}")
	found = [
		scene.as_(who).ask("frappe.desk.doctype.tag.tag.get_documents_for_tag", tag=f"#tag of {name}").text
		+ scene.as_(who).get("Tag Link", fields=["*"], limit_page_length=0).text
		for who in ("outsider", "coordinator")
	]
	return any(f'"{name}"' in text for text in found)


@hole("a column is added to a report past the rows that one may read")
def add_column(scene: Scene) -> bool:
	name = scene.record(OTHER)
	words = {"doctype": scene.doctype, "field": "amount"}
	return (
		name
		in scene.as_("coordinator").ask("frappe.desk.query_report.get_data_for_custom_field", **words).text
	)


def _decided(scene: Scene) -> str:
	"""A submitted record outside everybody's own, which names who decided it."""
	name = scene.record(OTHER, submitted=True)
	with site.at_the_console():
		from frappe import db

		db.set_value(scene.doctype, name, "decided_by", scene.people["council"])
	return name


@hole("the timeline tells a hidden field's values")
def timeline(scene: Scene) -> bool:
	name = scene.record()
	with site.at_the_console():
		from frappe import get_doc

		get_doc(scene.doctype, name).update({"secret_note": f"{SECRET}-neu"}).save(ignore_version=False)
	answer = scene.as_("secretary").ask("frappe.desk.form.load.getdoc", doctype=scene.doctype, name=name)
	return SECRET in answer.text


@hole("a report is run as somebody else")
def report_as_another(scene: Scene) -> bool:
	# The oldest record is the one that the limited user may see.
	scene.record(OWN)
	name = scene.record(OTHER)
	with site.at_the_console():
		report_and_limit(scene)
	words = {"report_name": f"{scene.doctype}s", "user": "Administrator"}
	return name in scene.as_("limited").call("frappe.desk.query_report.run", **words).text


@hole("the names of files that one may not read are listed")
def list_files(scene: Scene) -> bool:
	file = attach(scene, scene.record(OTHER), "name of a person.txt")
	answer = scene.as_("coordinator").get("File", filters={"attached_to_doctype": scene.doctype}, limit=0)
	return file in answer.text


@hole("a private file is read by claiming its address")
def claim_file(scene: Scene) -> bool:
	file = attach(scene, scene.record(OTHER), "content.txt")
	url = site.value("File", file, "file_url")
	client = scene.as_("coordinator")
	client.post("File", file_url=url, file_name="mine.txt", is_private=1)
	return SECRET in client.session.get(scene.address + url).text


@hole("a record's file is open to everybody who has its address")
def public_file(scene: Scene) -> bool:
	name = scene.record(OWN)
	words = {"doctype": scene.doctype, "docname": name, "is_private": 0}
	url = f"{scene.address}/api/method/upload_file"
	files = {"file": (f"open-{name}.txt", SECRET.encode())}
	scene.as_("secretary").session.post(url, data=words, files=files)
	stored = site.value("File", {"attached_to_name": name, "is_private": 0}, "file_url")
	return bool(stored)


@hole("a share grants what the role was denied")
def share(scene: Scene) -> bool:
	name = scene.record(OTHER)
	words = {"doctype": scene.doctype, "name": name, "user": scene.people["outsider"], "read": 1}
	scene.as_("administrator").call("frappe.share.add", **words)
	return scene.as_("outsider").get(scene.doctype, name).status_code == 200


@hole("somebody who may read nothing tags a record")
def tag(scene: Scene) -> bool:
	name = scene.record(OTHER)
	words = {"tag": "tag-of-an-outsider", "dt": scene.doctype, "dn": name}
	scene.as_("outsider").call("frappe.desk.doctype.tag.tag.add_tag", **words)
	return "tag-of-an-outsider" in (scene.value(name, "_user_tags") or "")


@hole("a workflow is jumped over by docstatus")
def jump_docstatus(scene: Scene) -> bool:
	name = scene.record()
	scene.as_("secretary").put(scene.doctype, name, docstatus=1)
	return scene.value(name, "docstatus") == 1


@hole("a record is posted as submitted past its workflow")
def post_submitted(scene: Scene) -> bool:
	title = f"posted {scene.doctype}"
	scene.as_("secretary").post(scene.doctype, title=title, organisation=OTHER, docstatus=1)
	return site.count(scene.doctype, {"title": title, "docstatus": 1}) > 0


@hole("the status is written beside the workflow")
def write_status(scene: Scene) -> bool:
	name = scene.record()
	scene.as_("secretary").put(scene.doctype, name, status="Approved")
	return scene.value(name, "status") == "Approved"


@hole("who made a record approves it by writing the state")
def approve_own(scene: Scene) -> bool:
	name = scene.record(owner="both")
	forged = {"workflow_state": "Approved", "status": "Approved", "docstatus": 1}
	scene.as_("both").put(scene.doctype, name, **forged)
	return scene.value(name, "docstatus") == 1


# These are made while a workflow leads both DocTypes.
WITH_WORKFLOW = {
	"a workflow is jumped over by docstatus",
	"a record is posted as submitted past its workflow",
	"the status is written beside the workflow",
	"who made a record approves it by writing the state",
}
