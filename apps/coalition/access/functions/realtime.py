"""Who is told at once that records changed: whoever would see each of them in a list.

The engine sends the names of changed records, and who changed them, to everybody who may read some of their
DocType. Its server for sockets asks these functions, by the hook `override_whitelisted_methods`.
"""

import frappe
from frappe.model.db_query import DatabaseQuery

from coalition.access.stored import engine_tables
from coalition.base.guards.guarded import require_signed_in


@frappe.whitelist(methods=["GET", "POST"])
def can_subscribe_doctype(doctype: str) -> bool:
	"""Whether somebody may hear of all changes to a DocType; true, or frappe.PermissionError."""
	require_signed_in()
	frappe.has_permission(doctype, "read", throw=True)
	# Who sees some of the rows would hear of the others.
	if not engine_tables.is_open(doctype) or DatabaseQuery(doctype).build_match_conditions():
		raise frappe.PermissionError
	return True


@frappe.whitelist(methods=["GET", "POST"])
def has_permission(doctype: str, name: str = "") -> bool:
	"""The same, and of one record, as version 16 asks."""
	require_signed_in()
	if not name:
		return can_subscribe_doctype(doctype)
	if not frappe.has_permission(doctype, "read", name):
		raise frappe.PermissionError
	return True
