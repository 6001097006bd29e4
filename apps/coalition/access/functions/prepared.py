"""Reports that are prepared in the background, for who may run them, and kept for who asked."""

import frappe
from frappe import _
from frappe.core.doctype.prepared_report import prepared_report
from frappe.desk.query_report import get_report_doc

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen
from coalition.base.guards.guarded import require_signed_in


@frappe.whitelist(methods=["POST"])
def make_prepared_report(report_name: str, filters: object = None) -> dict:
	"""Have a report prepared; the job itself asks nobody's rights. Raises frappe.PermissionError."""
	require_signed_in()
	get_report_doc(report_name)
	return prepared_report.make_prepared_report(report_name, filters)


@frappe.whitelist(methods=["POST"])
def delete_prepared_reports(reports: object) -> None:
	"""Delete what was prepared for oneself: `reports` are rows with a name. Raises NotOpen."""
	require_signed_in()
	names = [row.get("name") for row in frappe.parse_json(reports)]
	owners = set(frappe.get_all("Prepared Report", {"name": ("in", names)}, pluck="owner"))
	if caller() is not Caller.MANAGER and owners - {frappe.session.user}:
		frappe.throw(_("This was prepared for somebody else."), NotOpen)
	prepared_report.delete_prepared_reports(reports)
