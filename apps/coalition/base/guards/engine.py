"""Methods of the engine that answer for guarded records as a list would.

Named by the hook `override_whitelisted_methods`; for all other DocTypes they answer as the engine does.
"""

import frappe
import frappe.client
from frappe.desk import query_report
from frappe.desk.form import linked_with
from frappe.desk.reportview import get_count as count_as_a_list
from frappe.utils import global_search

from coalition.base.guards.guarded import (
	hidden_fields,
	is_guarded,
	require_read_where_guarded,
	require_signed_in,
)


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


@frappe.whitelist(methods=["GET", "POST"])
def linked(doctype: str, docname: str) -> dict[str, list]:
	"""What is linked to a record, without the guarded records that the user may not list.

	The engine asks nobody: by a state of a workflow, or by a person, it tells every record that names it.
	"""
	require_signed_in()
	found = linked_with.get(doctype, docname)
	shown = {kind: _listed(kind, rows) for kind, rows in found.items()}
	return {kind: rows for kind, rows in shown.items() if rows}


@frappe.whitelist(methods=["GET", "POST"])
def linked_and_submitted(doctype: str, name: str, **more: object) -> dict:
	"""The same of submitted records that would have to be cancelled with it."""
	require_signed_in()
	found = frappe.call(linked_with.get_submitted_linked_docs, doctype=doctype, name=name, **more)
	kinds = {row["doctype"] for row in found["docs"]}
	shown = [
		row
		for kind in kinds
		for row in _listed(kind, [each for each in found["docs"] if each["doctype"] == kind])
	]
	return {**found, "docs": shown, "count": len(shown)}


@frappe.whitelist(methods=["GET", "POST"])
def column_of_report(doctype: str, field: str, names: object = None) -> dict:
	"""What somebody adds to a report as a column: of guarded records those rows that a list would show."""
	require_signed_in()
	if not is_guarded(doctype):
		more = {"names": names} if names else {}
		return frappe.call(query_report.get_data_for_custom_field, doctype=doctype, field=field, **more)
	filters = {"name": ("in", frappe.parse_json(names))} if names else {}
	return dict(frappe.get_list(doctype, filters=filters, fields=["name", field], as_list=True, limit=0))


def _listed(doctype: str, rows: list[dict]) -> list[dict]:
	"""Those of these rows that a list would show to the user, without what they may not read in them."""
	if not is_guarded(doctype):
		return rows
	if not frappe.has_permission(doctype, "read"):
		return []
	names = {"name": ("in", [row["name"] for row in rows])}
	listed = set(frappe.get_list(doctype, filters=names, pluck="name", limit=0))
	hidden = hidden_fields(doctype)
	return [
		{field: value for field, value in row.items() if field not in hidden}
		for row in rows
		if row["name"] in listed
	]


def _may_read(row: dict) -> bool:
	return bool(
		frappe.db.exists(row.doctype, row.name) and frappe.has_permission(row.doctype, "read", row.name)
	)
