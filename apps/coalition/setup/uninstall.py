"""Taking the app off a site, so that nothing of it stays behind."""

import frappe

from coalition.setup import made, workflows

# Where the engine keeps rows about other records: (DocType, field with the name of the record's DocType).
REFERENCES = (
	("Activity Log", "reference_doctype"),
	("Comment", "reference_doctype"),
	("Communication", "reference_doctype"),
	("Custom DocPerm", "parent"),
	("Custom Field", "dt"),
	("Deleted Document", "deleted_doctype"),
	("DocShare", "share_doctype"),
	("Document Follow", "ref_doctype"),
	("File", "attached_to_doctype"),
	("List Filter", "reference_doctype"),
	("List View Settings", "name"),
	("Property Setter", "doc_type"),
	("Tag Link", "document_type"),
	("ToDo", "reference_type"),
	("User Permission", "allow"),
	("Version", "ref_doctype"),
	("View Log", "reference_doctype"),
	("Workflow Action", "reference_doctype"),
)


def before_uninstall() -> None:
	"""While our DocTypes are still known: all that refers to them goes."""
	workflows.remove_all()
	doctypes = _our_doctypes()
	for table, field in REFERENCES:
		if frappe.db.table_exists(table):
			frappe.db.delete(table, {field: ("in", doctypes)})
	frappe.db.delete("__global_search", {"doctype": ("in", doctypes)})
	frappe.db.delete("Singles", {"doctype": ("in", doctypes)})
	_forget_series(doctypes)


def after_uninstall() -> None:
	"""Once nothing uses them any more: roles, workflow states and actions."""
	made.remove_all()
	frappe.clear_cache()
	# The bench command has committed already when it calls this.
	frappe.db.commit()


def _our_doctypes() -> list[str]:
	modules = frappe.get_all("Module Def", filters={"app_name": "coalition"}, pluck="name")
	return frappe.get_all("DocType", filters={"module": ("in", modules)}, pluck="name")


def _forget_series(doctypes: list[str]) -> None:
	"""Delete the counters of names such as MO-.####"""
	for doctype in doctypes:
		prefix = (frappe.get_meta(doctype).autoname or "").split(".")[0]
		if prefix.endswith("-"):
			series = frappe.qb.DocType("Series")
			frappe.qb.from_(series).where(series.name.like(f"{prefix}%")).delete().run()
