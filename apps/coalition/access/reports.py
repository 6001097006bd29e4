"""Saved reports: what their makers may put into them, and who is handed their scripts.

A report is data for who opens it, and a script of it runs in their session; the engine reads any file of the
machine into such a script, and hands it to whoever knows the report's name.
"""

import frappe
from frappe import _
from frappe.desk import query_report
from frappe.model.document import Document

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen
from coalition.base.guards.guarded import is_guarded, require_signed_in

_CODE = ("javascript", "query", "report_script")


@frappe.whitelist(methods=["GET", "POST"])
def get_script(report_name: str) -> dict:
	"""The script of a report, for who may read the report. Raises frappe.PermissionError."""
	require_signed_in()
	if caller() is not Caller.MANAGER:
		frappe.get_doc("Report", report_name).check_permission("read")
	return query_report.get_script(report_name)


def keep(doc: Document, _event: str | None = None) -> None:
	"""For `before_validate` of reports, in requests of who is no System Manager. Raises NotOpen."""
	if not frappe.request or caller() is Caller.MANAGER:
		return
	before = doc.get_doc_before_save()
	if any((doc.get(field) or "") != ((before and before.get(field)) or "") for field in _CODE):
		frappe.throw(_("Scripts and queries of a report are a System Manager's."), NotOpen)
	for doctype in {doc.ref_doctype, before.ref_doctype if before else None}:
		if is_guarded(doctype) and not frappe.has_permission(doctype, "read"):
			frappe.throw(_("This is about a record that is not open to you."), NotOpen)
	mailed = {"report": doc.name, "user": ("!=", frappe.session.user)}
	if before and frappe.db.exists("Auto Email Report", mailed):
		frappe.throw(_("This report is mailed to somebody: a System Manager changes it."), NotOpen)
