"""Ways to a record by what hangs on it: links, tags, reports, the timeline, files, shares."""

from tests import site
from tests.rest.holes.registry import hole
from tests.rest.scene import OTHER, OWN, SECRET, Scene, attach, report_and_limit


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
