"""Who is handed the script of a report: the engine reads files of the machine into one, and asks nobody."""

import frappe
from frappe.desk import query_report

from coalition.access.callers import Caller, caller
from coalition.base.guards.guarded import require_signed_in


@frappe.whitelist(methods=["GET", "POST"])
def get_script(report_name: str) -> dict:
	"""The script of a report, for who may read the report. Raises frappe.PermissionError."""
	require_signed_in()
	if caller() is not Caller.MANAGER:
		frappe.get_doc("Report", report_name).check_permission("read")
	return query_report.get_script(report_name)
