"""Methods of the engine that answer for guarded records as a list would.

Named by the hook `override_whitelisted_methods`; for all other DocTypes they answer as the engine does.
"""

import frappe
import frappe.client
from frappe.desk.reportview import get_count as count_as_a_list
from frappe.utils import global_search

from coalition.base.guards.guarded import is_guarded, require_read_where_guarded, require_signed_in


@frappe.whitelist(methods=["GET", "POST", "PUT"])
def get_count(doctype: str, filters: object = None, debug: bool = False, cache: bool = False) -> int:
	"""How many records match: of guarded ones those that the user may list; the engine counts all.

	Raises frappe.PermissionError.
	"""
	require_read_where_guarded(doctype)
	if not is_guarded(doctype):
		return frappe.client.get_count(doctype, filters, debug, cache)
	# A list is counted from the request, and knows nothing of a cache.
	frappe.form_dict.pop("cache", None)
	return count_as_a_list()


@frappe.whitelist(methods=["GET", "POST", "PUT"])
def search(text: str, start: int = 0, limit: int = 20, doctype: str = "") -> list:
	"""What the global search finds, without the guarded records that the user may not read."""
	require_signed_in()
	found = global_search.search(text, start, limit, doctype)
	return [row for row in found if not is_guarded(row.doctype) or _may_read(row)]


def _may_read(row: dict) -> bool:
	return bool(
		frappe.db.exists(row.doctype, row.name) and frappe.has_permission(row.doctype, "read", row.name)
	)
