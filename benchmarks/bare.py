"""DocTypes with the same fields and workflow as ours and no code of ours: what the engine itself costs."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe.utils.password import set_encrypted_password

from coalition.tests import factories

KEPT = ("fieldname", "fieldtype", "label", "options", "reqd", "unique", "search_index")


@contextmanager
def twin_of(doctype: str) -> Iterator[str]:
	"""The name of a bare DocType with the fields of ours; it is dropped afterwards."""
	twin = make_twin(doctype)
	try:
		yield twin
	finally:
		# What was measured goes; dropping a table would store it.
		frappe.db.rollback()
		drop_twin(twin)


def make_twin(doctype: str) -> str:
	"""The name of a bare DocType with the fields of ours, which System Managers may read and write."""
	meta = frappe.get_meta(doctype)
	twin = frappe.new_doc("DocType")
	fields = [{key: field.get(key) for key in KEPT} for field in meta.fields]
	# A series of names belongs to one DocType; its twin counts likewise.
	autoname = meta.autoname.replace("MO-", "BARE-").replace("MA-", "BAREA-").replace("PC-", "BAREP-")
	twin.update({"name": f"Bare {doctype}", "module": "Base", "custom": 1, "autoname": autoname})
	twin.update({"fields": fields, "is_submittable": meta.is_submittable})
	twin.append("permissions", {"role": "System Manager", "read": 1, "write": 1, "create": 1})
	twin.insert()
	_share_workflow(doctype, twin.name)
	return twin.name


def drop_twin(twin: str) -> None:
	frappe.delete_doc("Workflow", twin, force=True, ignore_missing=True)
	frappe.delete_doc("DocType", twin, force=True)
	frappe.db.commit()


def _share_workflow(doctype: str, twin: str) -> None:
	"""What the engine does for a record with a workflow is no cost of our guards."""
	for name in frappe.get_all("Workflow", filters={"document_type": doctype, "is_active": 1}, pluck="name"):
		workflow = frappe.copy_doc(frappe.get_doc("Workflow", name))
		workflow.update({"workflow_name": twin, "document_type": twin})
		workflow.insert()


def insert(doctype: str, values: dict, submit: bool = False) -> str:
	doc = frappe.new_doc(doctype)
	doc.update(values)
	return (doc.submit() if submit else doc.insert()).name


def new_key(*roles: str) -> str:
	"""The Authorization header of an engine's user with these roles who may read and write bare DocTypes."""
	user, api_key = factories.user("System Manager", *roles), frappe.generate_hash(length=15)
	frappe.db.set_value("User", user, "api_key", api_key)
	secret = frappe.generate_hash(length=15)
	set_encrypted_password("User", user, secret, "api_secret")
	return f"token {api_key}:{secret}"
