"""What a record is called in a dialog: to each reader no more than its own form would say."""

import frappe


def title_of(doctype: str, name: str) -> str:
	"""Its title, a pseudonym where it is protected; its number to who may not read it, or once it is gone."""
	if not frappe.db.exists(doctype, name) or not frappe.has_permission(doctype, "read", doc=name):
		return name
	return frappe.get_doc(doctype, name).get_title() or name
