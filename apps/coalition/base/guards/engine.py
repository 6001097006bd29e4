"""Methods of the engine that answer as a list would.

Named by the hook `override_whitelisted_methods`. What only counts and lists does so for every DocType; the
others answer for DocTypes that are not guarded as the engine does.
"""

from collections import Counter

import frappe
import frappe.client
from frappe.desk import listview, notifications
from frappe.desk.form import linked_with
from frappe.desk.reportview import get_count as count_as_a_list
from frappe.utils import cint, global_search

from coalition.base.guards.guarded import (
	hidden_fields,
	is_guarded,
	is_of_the_engine,
	may_read,
	require_signed_in,
)
from coalition.base.search import finding


@frappe.whitelist(methods=["GET", "POST", "PUT"])
def get_count(doctype: str, filters: object = None, debug: bool = False, cache: bool = False) -> int:
	"""How many records match, of those that the user may list; the engine counts all.

	The arguments are read from the request. Raises frappe.PermissionError.
	"""
	require_signed_in()
	# A list is counted from the request, and knows nothing of a cache.
	frappe.form_dict.pop("cache", None)
	return count_as_a_list()


@frappe.whitelist(methods=["GET", "POST", "PUT"])
def get(doctype: str, name: str | None = None, filters: object = None, parent: str | None = None) -> dict:
	"""A record by its name, or the first that a list would show by these filters.

	The engine looks among all, and tells by how it refuses whether there is one. Raises
	frappe.PermissionError, frappe.DoesNotExistError.
	"""
	require_signed_in()
	if not name and filters and not frappe.get_meta(doctype).issingle:
		found = frappe.get_list(
			doctype, filters=frappe.parse_json(filters), pluck="name", limit=1, parent_doctype=parent
		)
		if not found:
			raise frappe.DoesNotExistError
		name = found[0]
	return frappe.client.get(doctype, name=name, filters=None if name else filters, parent=parent)


@frappe.whitelist(methods=["GET", "POST", "PUT"])
def search(text: str, start: int = 0, limit: int = 20, doctype: str = "") -> list:
	"""What the global search finds, without records of ours and of the engine's that one may not read.

	First come those of ours that are called so, in whatever spelling.
	"""
	require_signed_in()
	found = global_search.search(text, start, limit, doctype)
	shown = [row for row in found if _is_other_apps(row.doctype) or may_read(row.doctype, row.name)]
	return [*_named_so(text, cint(limit), doctype), *shown] if not cint(start) else shown


def _named_so(text: str, limit: int, doctype: str) -> list[frappe._dict]:
	"""Records of ours that are called so in any spelling, as rows of the global search."""
	return [
		frappe._dict(
			doctype=hit.doctype,
			name=hit.name,
			title=hit.title,
			content=f"{finding.in_words(hit)} : {hit.title}",
			rank=hit.likeness,
		)
		for hit in finding.found_everywhere(text, limit, doctype)
	]


def _is_other_apps(doctype: str) -> bool:
	return not (is_guarded(doctype) or is_of_the_engine(doctype))


@frappe.whitelist(methods=["GET", "POST"])
def linked(doctype: str, docname: str) -> dict[str, list]:
	"""What is linked to a record, of each kind what the user may list.

	The engine asks nobody: by a state of a workflow, or by a person, it tells every record that names it.
	"""
	require_signed_in()
	links = linked_with.get_linked_doctypes(doctype=doctype)
	shown = {kind: _linked(doctype, docname, kind, link) for kind, link in links.items()}
	return {kind: rows for kind, rows in shown.items() if rows}


def _linked(doctype: str, docname: str, kind: str, link: dict) -> list[dict]:
	try:
		found = linked_with.get_linked_docs(doctype, docname, {kind: link})
	except frappe.PermissionError:
		# Later engines ask as a list would, and would answer nothing at all.
		_forget_refusal()
		return []
	return _listed(kind, found.get(kind) or [])


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
def group_by_count(doctype: str, current_filters: object, field: str) -> list[dict]:
	"""How many records there are of each value of a field; by `assigned_to`, how many each person has to do.

	The engine counts what people have to do of all rows that fit, whoever may read them.
	"""
	require_signed_in()
	if field != "assigned_to":
		return listview.get_group_by_count(doctype, current_filters, field)
	names = frappe.get_list(doctype, filters=frappe.parse_json(current_filters), pluck="name", limit=0)
	to_do = {"reference_type": doctype, "reference_name": ("in", names), "status": ("!=", "Cancelled")}
	# Of records that a list has just shown.
	found = frappe.get_all("ToDo", filters=to_do, pluck="allocated_to", limit=0)
	return [{"name": person, "count": count} for person, count in Counter(found).most_common(50) if person]


@frappe.whitelist(methods=["GET", "POST"])
def tagged(doctype: str, tag: str) -> list[tuple[str]]:
	"""The names of records with a tag, those that a list would show; `tag` may hold %."""
	require_signed_in()
	rows = frappe.get_list(doctype, filters={"_user_tags": ("like", str(tag))}, pluck="name", limit=0)
	return [(name,) for name in rows]


@frappe.whitelist(methods=["GET", "POST"])
def states_counted(doctype: str, workflow_state_field: str, states: object) -> list[dict]:
	"""How many records are in other states than those of a workflow, as a list would count them."""
	require_signed_in()
	others = {workflow_state_field: ("not in", frappe.parse_json(states))}
	fields = [workflow_state_field, "count(*) as count"]
	found = frappe.get_list(doctype, fields=fields, filters=others, group_by=workflow_state_field, limit=0)
	return [row for row in found if row.get(workflow_state_field)]


@frappe.whitelist(methods=["GET", "POST"])
def open_count(doctype: str, name: str, items: object = None) -> dict:
	"""How many records of each kind are connected with this one, as a list would count them."""
	require_signed_in()
	found = frappe.call(notifications.get_open_count, doctype=doctype, name=name, items=items)
	links, counted = frappe.get_meta(doctype).get_dashboard_data(), found["count"]
	# Version 15 lists them in two groups; those inside stand in the record itself.
	for row in counted if isinstance(counted, list) else counted.get("external_links_found", []):
		kind = row.get("name") or row.get("doctype")
		field = links.get("non_standard_fieldnames", {}).get(kind, links.get("fieldname"))
		row["count"] = _count(kind, {field: name})
		if row.get("open_count"):
			row["open_count"] = _count(kind, {**(notifications.get_filters_for(kind) or {}), field: name})
	return found


@frappe.whitelist(methods=["GET", "POST"])
def notifications_of_oneself() -> dict:
	"""What the engine counts for somebody; what it may not count for them it leaves out, and tells so."""
	require_signed_in()
	found = notifications.get_notifications()
	frappe.local.response.pop("exc_type", None)
	return found


def _count(doctype: str, filters: dict) -> int:
	"""Up to a hundred, as the engine does."""
	try:
		return len(frappe.get_list(doctype, filters=filters, pluck="name", distinct=True, limit=100))
	except frappe.PermissionError:
		_forget_refusal()
		return 0


def _forget_refusal() -> None:
	frappe.clear_last_message()
	frappe.local.response.pop("exc_type", None)


@frappe.whitelist(methods=["GET", "POST"])
def people_who_look(users: object) -> dict[str, dict]:
	"""Who has a form open as well: those whom a list would show. The engine tells of anybody."""
	require_signed_in()
	asked = frappe.parse_json(users)
	names = [user for user in asked if isinstance(user, str)] if isinstance(asked, list) else []
	told: dict[str, dict] = {}
	for user in frappe.get_list("User", filters={"name": ("in", names)}, pluck="name", limit=0):
		frappe.utils.add_user_info(user, told)
	return told


@frappe.whitelist(methods=["GET", "POST"])
def column_of_report(doctype: str, field: str, names: object = None) -> dict:
	"""What somebody adds to a report as a column: of those rows that a list would show."""
	require_signed_in()
	filters = {"name": ("in", frappe.parse_json(names))} if names else {}
	return dict(frappe.get_list(doctype, filters=filters, fields=["name", field], as_list=True, limit=0))


def _listed(doctype: str, rows: list[dict]) -> list[dict]:
	"""Those of these rows that a list would show to the user, without what they may not read in them."""
	if frappe.is_table(doctype) or not frappe.has_permission(doctype, "read"):
		return []
	names = {"name": ("in", [row["name"] for row in rows])}
	try:
		listed = set(frappe.get_list(doctype, filters=names, pluck="name", limit=0))
	except frappe.PermissionError:
		# What has no list for them is left out, and says nothing of itself.
		_forget_refusal()
		return []
	hidden = hidden_fields(doctype) if is_guarded(doctype) else set()
	return [
		{field: value for field, value in row.items() if field not in hidden}
		for row in rows
		if row["name"] in listed
	]
