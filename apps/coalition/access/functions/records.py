"""Functions of the engine that look a record up past permissions, as a list would.

Named by the hook `override_whitelisted_methods`.
"""

import frappe
from frappe import client
from frappe.desk import like
from frappe.desk.doctype.bulk_update import bulk_update as engine_bulk
from frappe.desk.doctype.tag import tag as engine_tags
from frappe.desk.form import utils

from coalition.access.functions import many_at_once, searches
from coalition.base.guards.guarded import require_signed_in

# Fewer than those of which later engines make a job.
AT_ONCE = 19


@frappe.whitelist(methods=["GET", "POST"])
def get_next(doctype: str, value: str, prev: int | str, **more: object) -> str | None:
	"""The name of the record before or after this one in a list that has it; `more` as the engine takes it.

	The engine looks this one up among all, and so tells where a record stands that nobody may read.
	"""
	require_signed_in()
	searches.require_readable(doctype, more.get("sort_field", "modified"))
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


@frappe.whitelist(methods=["POST"])
def submit_cancel_or_update_docs(doctype: str, docnames: object, **more: object) -> list[str]:
	"""Submit, cancel or change records that were ticked in a list; answers those that were not.

	Few at a time: later engines do more of them in a job, where nobody is asked as in a request.
	"""
	require_signed_in()
	changed = frappe.parse_json(more.get("data") or "{}")
	many_at_once.refuse_deciding(doctype, str(more.get("action", "submit")), changed)
	names, do = frappe.parse_json(docnames), engine_bulk.submit_cancel_or_update_docs
	parts = (names[start : start + AT_ONCE] for start in range(0, len(names), AT_ONCE))
	failed = [frappe.call(do, doctype=doctype, docnames=part, **more) for part in parts]
	return [name for each in failed for name in each or ()]


@frappe.whitelist(methods=["POST", "PUT"])
def set_value(doctype: str, name: str, fieldname: object, value: object = None) -> dict:
	"""Change one field of a record, or several (`fieldname` is a dict); answers it.

	The engine asks who may change the record that it has become: another's, under one's own name.
	"""
	require_signed_in()
	if not frappe.is_table(doctype):
		frappe.get_doc(doctype, name).check_permission("write")
	fields = frappe.parse_json(fieldname) if not isinstance(fieldname, str) or "{" in fieldname else fieldname
	if isinstance(fields, dict):
		return client.set_value(doctype, name, values_of(fields))
	if fields not in values_of({fields: value}):
		raise frappe.PermissionError
	return client.set_value(doctype, name, fields, value)


@frappe.whitelist(methods=["POST"])
def add_tag(tag: str, dt: str, dn: str, color: str | None = None) -> str:
	"""Put a tag on a record that one may change; answers it. Raises frappe.PermissionError.

	Later engines ask this too, after they wrote, and stumble over their own refusal.
	"""
	require_changeable(dt, [dn])
	return engine_tags.add_tag(tag, dt, dn, color)


@frappe.whitelist(methods=["POST"])
def add_tags(tags: object, dt: str, docs: object, color: str | None = None) -> None:
	"""Put tags on all these records, or on none. `tags` and `docs` are lists of names, as JSON or not."""
	require_changeable(dt, frappe.parse_json(docs))
	engine_tags.add_tags(tags, dt, docs, color)


@frappe.whitelist(methods=["POST", "DELETE"])
def remove_tag(tag: str, dt: str, dn: str) -> None:
	"""Take a tag from a record that one may change. Raises frappe.PermissionError."""
	require_changeable(dt, [dn])
	engine_tags.remove_tag(tag, dt, dn)


def require_changeable(doctype: str, names: list[str]) -> None:
	"""Raise frappe.PermissionError where one of the records may not be changed."""
	require_signed_in()
	for name in names:
		frappe.get_doc(doctype, name).check_permission("write")


# What makes a record another one, or another's.
_IDENTITY = frozenset(
	{
		*("name", "doctype", "docname", "owner", "creation", "modified_by", "flags", "idx"),
		*("parent", "parenttype", "parentfield"),
	}
)


def values_of(row: dict) -> dict:
	"""What somebody may change of a record: nothing of which record it is.

	`modified` stays: the engine compares it with what is stored, and refuses who would overwrite others.
	"""
	return {field: value for field, value in row.items() if field not in _IDENTITY and field[:1] != "_"}


def _save(row: dict) -> str:
	"""What was wrong; "" where it is saved."""
	frappe.db.savepoint("bulk_update")
	try:
		many_at_once.refuse_deciding(row["doctype"], "update", row)
		record = frappe.get_doc(row["doctype"], row["docname"])
		record.check_permission("write")
		record.update(values_of(row))
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
