"""Functions of an area: while it is off, calls to this folder answer 404."""

import frappe


@frappe.whitelist(methods=["GET"])
def titles() -> list[str]:
	"""The titles of the notices that the user may read."""
	frappe.has_permission("Sample Notice", "read", throw=True)
	return frappe.get_list("Sample Notice", order_by="creation desc", pluck="title")
