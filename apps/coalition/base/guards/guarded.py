"""Which DocTypes are guarded, and which of their fields somebody may not read."""

import frappe
from frappe.model.base_document import get_controller
from frappe.model.meta import Meta

from coalition.base.records.document import CoalitionDocument

# Where later engines gather why something is not open, to tell it to whoever asked.
_REASONS = "has_permission_check_logs"


def is_guarded(doctype: object) -> bool:
	"""Whether this names a DocType whose records derive from CoalitionDocument, ours or another app's."""
	if not isinstance(doctype, str) or not doctype or not frappe.db.exists("DocType", doctype, cache=True):
		return False
	return issubclass(get_controller(doctype), CoalitionDocument)


def is_of_the_engine(doctype: str) -> bool:
	"""Whether a DocType comes with Frappe itself."""
	return frappe.local.module_app.get(frappe.scrub(frappe.get_meta(doctype).module)) == "frappe"


def require_read_where_guarded(doctype: str) -> None:
	"""Raise frappe.PermissionError where the user may not read the records of a guarded DocType."""
	if is_guarded(doctype):
		frappe.has_permission(doctype, "read", throw=True)


def may_read(doctype: str, name: str, user: str | None = None) -> bool:
	"""Whether somebody may read a record; the engine keeps no reason, which would name it."""
	reasons = frappe.flags.pop(_REASONS, None)
	try:
		is_there = frappe.db.exists(doctype, name)
		return bool(is_there) and bool(frappe.has_permission(doctype, "read", name, user=user))
	finally:
		if reasons is not None:
			frappe.flags[_REASONS] = reasons


def require_signed_in() -> None:
	"""Raise frappe.PermissionError for a guest."""
	if frappe.session.user == "Guest":
		raise frappe.PermissionError


def hidden_fields(doctype: str) -> set[str]:
	"""The fields of a guarded DocType and its rows that the user of this session may not read."""
	meta = frappe.get_meta(doctype)
	levels = _readable_levels(meta)
	metas = [meta, *(frappe.get_meta(field.options) for field in meta.get_table_fields())]
	return {
		field.fieldname
		for one in metas
		for field in one.fields
		if field.fieldtype == "Password" or (field.permlevel and field.permlevel not in levels)
	}


def _readable_levels(meta: Meta) -> set[int]:
	roles = frappe.get_roles()
	return {row.permlevel for row in meta.permissions if row.read and row.role in roles}
