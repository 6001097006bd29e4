"""Rows of records: each belongs to the record with which it is stored."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import acts_for_others
from coalition.access.errors import NotOpen
from coalition.base.guards.guarded import is_of_the_engine


def refuse_rows_of_others(doc: Document, _event: str | None = None) -> None:
	"""The engine moves a row here that bears the name of another record's. For `doc_events`. Raises NotOpen.

	It asks the database about names alone that the record did not have before: ordinary saves ask nothing.
	"""
	if not acts_for_others():
		return
	before = doc.get_doc_before_save()
	known = {row.name for row in before.get_all_children()} if before else set()
	for row in doc.get_all_children():
		if row.name and not row.is_new() and row.name not in known and _is_of_another(row, doc):
			frappe.throw(_("This row belongs to another record."), NotOpen)


def refuse_row_alone(doc: Document, _event: str | None = None) -> None:
	"""A row of the engine's is written with its record, whose rules would not be asked. Raises NotOpen.

	Rows of a record that is saved or deleted have no events of their own; our own are refused by their class.
	"""
	if not acts_for_others():
		return
	if doc.meta.istable and is_of_the_engine(doc.doctype) and not doc.flags.ignore_permissions:
		frappe.throw(_("A row is changed in its record: open that and change it there."), NotOpen)


def _is_of_another(row: Document, doc: Document) -> bool:
	held = frappe.db.get_value(row.doctype, row.name, ["parenttype", "parent"])
	return bool(held) and held != (doc.doctype, doc.name)
