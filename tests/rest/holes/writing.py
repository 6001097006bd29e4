"""Ways to change a record, or what may not change in it."""

from tests import site
from tests.rest.holes.registry import hole
from tests.rest.scene import OTHER, OWN, Scene


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
