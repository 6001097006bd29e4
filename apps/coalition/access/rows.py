"""Rows of records: each belongs to the record with which it is stored."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen


def refuse_rows_of_others(doc: Document, _event: str | None = None) -> None:
	"""The engine moves a row here that bears the name of another record's. For `doc_events`. Raises NotOpen.

	It asks the database about names alone that the record did not have before: ordinary saves ask nothing.
	"""
	if not frappe.local.flags.coalition_judges or caller() is Caller.MANAGER:
		return
	before = doc.get_doc_before_save()
	known = {row.name for row in before.get_all_children()} if before else set()
	for row in doc.get_all_children():
		if row.name and not row.is_new() and row.name not in known and _is_of_another(row, doc):
			frappe.throw(_("This row belongs to another record."), NotOpen)


def _is_of_another(row: Document, doc: Document) -> bool:
	held = frappe.db.get_value(row.doctype, row.name, ["parenttype", "parent"])
	return bool(held) and held != (doc.doctype, doc.name)
