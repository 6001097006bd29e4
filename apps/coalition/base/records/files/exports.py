"""Noting who took records along as a file: by our exports, and by those of the engine's lists and reports."""

import frappe
from frappe import _
from frappe.core.doctype.data_export import exporter
from frappe.core.doctype.data_import import data_import
from frappe.desk import query_report, reportview
from frappe.utils import now_datetime

from coalition.base.errors import NotExportedSo
from coalition.base.guards.guarded import is_guarded, require_read_where_guarded
from coalition.base.text.spreadsheets import harmless, number_of_rows

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


@frappe.whitelist(methods=["POST"])
def export_list(doctype: str, **_more: object) -> None:
	"""In place of the engine's export of a list, which nobody sees in our log and which writes formulas."""
	require_read_where_guarded(doctype)
	reportview.export_query()
	if is_guarded(doctype):
		_keep_harmless(doctype, str(_more.get("report_name") or ""))


@frappe.whitelist(methods=["POST"])
def export_report(report_name: str, **_more: object) -> None:
	"""The same for the export of a report."""
	require_read_where_guarded(doctype := _about(report_name))
	query_report.export_query()
	if is_guarded(doctype):
		_keep_harmless(doctype, report_name)


def _about(report_name: str) -> str:
	if not (doctype := frappe.db.get_value("Report", report_name, "ref_doctype")):
		raise frappe.DoesNotExistError
	return doctype


@frappe.whitelist(methods=["POST"])
def export_template(doctype: str, **more: object) -> None:
	"""The same for what a list exports of ticked records: a template for the engine's import."""
	require_read_where_guarded(doctype)
	frappe.call(data_import.download_template, doctype=doctype, **more)
	if is_guarded(doctype) and more.get("export_records") != "blank_template":
		_as_a_file()
		_keep_harmless(doctype, "")


def _as_a_file() -> None:
	"""The engine answers CSV as a text that it writes later: what is sent has to be known now."""
	answer = frappe.response
	if answer.get("type") == "csv":
		name, text = f"{answer.pop('doctype')}.csv", answer.pop("result")
		answer.update({"type": "binary", "filename": name, "filecontent": text.encode("utf-8-sig")})


@frappe.whitelist(methods=["POST"])
def export_data(doctype: object = None, with_data: object = None, **more: object) -> None:
	"""In place of the engine's tool that writes all fields of many tables at once. Raises NotExportedSo.

	An empty file to fill in comes as before; records are taken along from their list, where it is noted.
	"""
	require_read_where_guarded(first := _first(doctype))
	if is_guarded(first) and frappe.utils.cint(with_data):
		frappe.throw(
			_("Export these records from their list: who took what along is kept there."), NotExportedSo
		)
	frappe.call(exporter.export_data, doctype=doctype, with_data=with_data, **more)


def _first(doctype: object) -> str:
	"""The DocType that is meant: the engine takes a list of it and names as well, as text or as it is."""
	named = frappe.parse_json(doctype) if isinstance(doctype, str) and doctype.startswith("[") else doctype
	return str(named[0] if isinstance(named, list) and named else named)


def _keep_harmless(doctype: str, report: str) -> None:
	answer = frappe.response
	ending = str(answer.get("filename") or "").rpartition(".")[2].lower()
	if ending not in ("csv", "xlsx"):
		return
	answer["filecontent"] = harmless(answer["filecontent"], ending)
	note(doctype, ending.upper(), number_of_rows(answer["filecontent"], ending) - 1, report=report)
