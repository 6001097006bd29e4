"""Noting who took records along as a file: by our exports, and by those of the engine's lists and reports."""

import frappe
from frappe.desk import query_report, reportview
from frappe.utils import now_datetime

from coalition.base.guards.guarded import is_guarded, require_read_where_guarded
from coalition.base.spreadsheets import harmless, number_of_rows

DOCTYPE = "Export Note"


def note(
	doctype: str, file_type: str, number: int = 0, with_contacts: bool = False, report: str = ""
) -> None:
	"""Keep that the user of this session took so many records of a type along."""
	doc = frappe.new_doc(DOCTYPE)
	doc.update(
		{
			"reference_doctype": doctype,
			"report": report,
			"file_type": file_type,
			"exported_by": frappe.session.user,
			"exported_on": now_datetime(),
			"number_of_records": number,
			"with_contacts": int(with_contacts),
		}
	)
	# Nobody has a right to write these; whoever exports leaves one.
	doc.insert(ignore_permissions=True)


@frappe.whitelist(methods=["GET", "POST"])
def export_list(doctype: str, **_more: object) -> None:
	"""In place of the engine's export of a list, which nobody sees in our log and which writes formulas."""
	require_read_where_guarded(doctype)
	reportview.export_query()
	if is_guarded(doctype):
		_keep_harmless(doctype, str(_more.get("report_name") or ""))


@frappe.whitelist(methods=["GET", "POST"])
def export_report(report_name: str, **_more: object) -> None:
	"""The same for the export of a report."""
	require_read_where_guarded(doctype := frappe.db.get_value("Report", report_name, "ref_doctype"))
	query_report.export_query()
	if is_guarded(doctype):
		_keep_harmless(doctype, report_name)


def _keep_harmless(doctype: str, report: str) -> None:
	answer = frappe.response
	ending = str(answer.get("filename") or "").rpartition(".")[2].lower()
	if ending not in ("csv", "xlsx"):
		return
	answer["filecontent"] = harmless(answer["filecontent"], ending)
	note(doctype, ending.upper(), number_of_rows(answer["filecontent"], ending) - 1, report=report)
