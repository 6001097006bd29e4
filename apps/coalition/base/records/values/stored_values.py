"""What is stored counts: a record that a client sent is held against the one in the database."""

import frappe
from frappe.model import no_value_fields, table_fields
from frappe.model.document import Document

# Looking at a record changes nothing: what was loaded and not touched since needs no second look.
LOOKING = ("read", "select", "print", "email", "export", "report")


def remember(doc: Document) -> None:
	"""Note what was loaded, where a client cannot write: the engine takes no `flags` from a request."""
	doc.flags.loaded = {key: value for key, value in doc.__dict__.items() if _is_column(key, value)}


def allows(doc: Document, permtype: str, **more: object) -> bool:
	"""Whether the record as it is stored allows what is asked; a new one has nothing stored.

	The engine judges the values that were sent: whoever names their own organisation in another's record
	would own it (tests/rest/holes/ tries it).
	"""
	if doc.flags.ignore_permissions or doc.is_new() or _is_untouched(doc, permtype):
		return True
	if doc.flags.is_stored or not frappe.db.exists(doc.doctype, doc.name):
		return True
	held = frappe.get_doc(doc.doctype, doc.name)
	held.flags.is_stored = True
	return Document.has_permission(held, permtype, **more)


def restore(doc: Document) -> None:
	"""Put back what is the system's, before the record's own rules set it.

	These are owner and creation, each field that is read-only in the form or in a row of it, and, while a
	record is being cancelled, every field: the engine would store what was sent. Code that vouches for
	itself by `flags.ignore_permissions` sets read-only fields; the workflow's own two are judged by the
	workflow.
	"""
	before = doc.get_doc_before_save()
	if before:
		doc.owner, doc.creation = before.owner, before.creation
	if doc._action == "cancel":
		_put_back(doc, doc.meta.fields)
	elif not (doc.flags.ignore_permissions or frappe.flags.in_install or frappe.flags.in_migrate):
		_put_back(doc, _of_the_system(doc))
		_put_back_in_rows(doc, before)


def _of_the_system(doc: Document) -> list:
	# What is fetched from a linked record, the engine has just fetched.
	return [field for field in doc.meta.get("fields", {"read_only": 1}) if not field.fetch_from]


def _put_back_in_rows(doc: Document, before: Document | None) -> None:
	"""A row's read-only fields are the system's as well: each row is known by its name."""
	for table in doc.meta.get_table_fields():
		stored = {row.name: row for row in before.get(table.fieldname)} if before else {}
		for row in doc.get(table.fieldname):
			for field in _of_the_system(row):
				row.set(field.fieldname, _value(stored.get(row.name), field))


def _put_back(doc: Document, fields: list) -> None:
	before, led = doc.get_doc_before_save(), led_by_workflow(doc)
	for field in fields:
		if _holds_values(field) and field.fieldname not in led:
			doc.set(field.fieldname, _value(before, field))


def led_by_workflow(doc: Document) -> set[str]:
	"""The fields that the steps of the active workflow set; empty where none is active."""
	workflow = doc.meta.get_workflow()
	if not workflow:
		return set()
	rules = frappe.get_cached_doc("Workflow", workflow)
	return {rules.workflow_state_field, *(row.update_field for row in rules.states if row.update_field)}


def _value(before: Document | None, field: Document) -> object:
	if not before:
		return [] if field.fieldtype in table_fields else field.default
	if field.fieldtype in table_fields:
		return [row.as_dict() for row in before.get(field.fieldname)]
	return before.get(field.fieldname)


def _holds_values(field: Document) -> bool:
	return field.fieldtype not in no_value_fields or field.fieldtype in table_fields


def _is_untouched(doc: Document, permtype: str) -> bool:
	loaded = doc.flags.loaded
	return bool(
		permtype in LOOKING
		and loaded
		and all(doc.__dict__.get(key) == value for key, value in loaded.items())
	)


def _is_column(key: str, value: object) -> bool:
	return not key.startswith("_") and key != "flags" and not isinstance(value, list)
