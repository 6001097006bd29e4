"""Functions of the engine that look a record up past permissions, as a list would.

Named by the hook `override_whitelisted_methods`.
"""

import frappe
from frappe.desk import like
from frappe.desk.form import utils

from coalition.base.guards.guarded import require_signed_in


@frappe.whitelist(methods=["GET", "POST"])
def get_next(doctype: str, value: str, prev: int | str, **more: object) -> str | None:
	"""The name of the record before or after this one in a list that has it; `more` as the engine takes it.

	The engine looks this one up among all, and so tells where a record stands that nobody may read.
	"""
	require_signed_in()
	if not _is_listed(doctype, value):
		return None
	return utils.get_next(doctype, value, prev, **_known(more, "filters", "sort_order", "sort_field"))


@frappe.whitelist(methods=["POST"])
def toggle_like(doctype: str, name: str, add: str = "No") -> None:
	"""Like a record that one may read, or like it no more. Raises frappe.PermissionError."""
	require_signed_in()
	frappe.get_doc(doctype, name).check_permission("read")
	like.toggle_like(doctype, name, add)


@frappe.whitelist(methods=["POST"])
def bulk_update(docs: object) -> dict[str, list[dict]]:
	"""Save many records, each wholly or not at all; answers those that were not, with what was said of them.

	The engine keeps what a save wrote before it failed. `docs` are rows with doctype, docname and values.
	"""
	require_signed_in()
	failed = [{"doc": row, "exc": said} for row in frappe.parse_json(docs) if (said := _save(row))]
	return {"failed_docs": failed}


def _save(row: dict) -> str:
	"""What was wrong; "" where it is saved."""
	frappe.db.savepoint("bulk_update")
	try:
		record = frappe.get_doc(row["doctype"], row["docname"])
		record.update({field: value for field, value in row.items() if field != "flags"})
		record.save()
	except Exception as error:
		# Of this record alone; those before it are saved.
		frappe.db.rollback(save_point="bulk_update")
		return str(error) if isinstance(error, frappe.ValidationError) else type(error).__name__
	return ""


def _is_listed(doctype: str, name: object) -> bool:
	is_name = isinstance(name, str | int)
	return is_name and bool(frappe.get_list(doctype, filters={"name": name}, pluck="name", limit=1))


def _known(more: dict, *names: str) -> dict:
	return {name: more[name] for name in names if name in more}
