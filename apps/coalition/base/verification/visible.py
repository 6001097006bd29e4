"""Who reads a Verification Code: whoever reads the kind of record that it vouches for."""

import frappe
from frappe.model.document import Document

from coalition.base.records.visibility import Scope, Visibility


def _scope(user: str) -> Scope | None:
	if user == "Administrator":
		return None
	codes = frappe.qb.DocType("Verification Code")
	# All that were ever vouched for: the app of a kind may be gone, and its papers are still out there.
	doctypes = frappe.qb.from_(codes).select(codes.reference_doctype).distinct().run(pluck=True)
	return {"reference_doctype": [each for each in doctypes if _reads(user, each)]}


def _reads(user: str, doctype: str) -> bool:
	return bool(frappe.db.exists("DocType", doctype) and frappe.has_permission(doctype, "read", user=user))


_codes = Visibility("Verification Code", _scope)


def in_lists(user: str | None = None) -> str:
	return _codes.in_lists(user)


def of_record(doc: Document, ptype: str = "read", user: str | None = None) -> bool:
	return _codes.of_record(doc, user)
