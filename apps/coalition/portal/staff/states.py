"""Where a record stands, in a word, as lists show it: nothing is decided by it."""

import frappe
from frappe import _
from frappe.model.meta import Meta

# Lists are filtered by it, and nobody types it.
_SAYS_WHERE = {"fieldtype": "Select", "in_standard_filter": 1, "read_only": 1}
# Of several such fields, these say where it stands, the others what it is.
_BEFORE_OTHERS = ("status", "state")


def field_of(meta: Meta) -> str:
	"""The field that says where records of this kind stand; "" where none does that the user may read."""
	levels = meta.get_permlevel_access("read")
	names = [each.fieldname for each in meta.get("fields", _SAYS_WHERE) if each.permlevel in levels]
	return next((name for name in (*_BEFORE_OTHERS, *names) if name in names), "")


def states_of(doctype: str, names: list[str]) -> dict[str, str]:
	"""Of those that a list would show to the user: name -> state, in words."""
	field = field_of(frappe.get_meta(doctype))
	if not field:
		return {}
	rows = frappe.get_list(doctype, filters={"name": ("in", names)}, fields=["name", field], limit=0)
	# texts: options of DocTypes.
	return {row.name: _(row[field]) for row in rows if row[field]}
