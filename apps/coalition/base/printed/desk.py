"""What the desk asks when somebody prints a report."""

import base64

import frappe
from frappe.core.doctype.access_log.access_log import make_access_log
from frappe.utils import cint, pdf, today

from coalition.base.apps.desk_boot import require_desk_user
from coalition.base.printed import reports
from coalition.base.printed.reports import Asked
from coalition.base.text.markup import plain

# What the engine looks for in a column that somebody added to a report.
_ADDED = {"fieldname", "insert_after_index", "doctype", "link_field"}


@frappe.whitelist(methods=["POST"])
def report(report_name: str, asked: dict | str | None = None, as_file: bool = False) -> dict[str, str]:
	"""A report on paper: {"page"}, HTML that a browser prints, or {"name", "content"}, a PDF in base64.

	`asked` says what of it, by the names of `reports.Asked`; what has another shape counts as not said.
	Raises frappe.PermissionError for who may not see or print it, PaperTooLarge.
	"""
	require_desk_user()
	wanted = _read(report_name, frappe.parse_json(asked) or {})
	title, page = reports.paper(wanted, is_shown=not cint(as_file))
	about = {"report_name": report_name, "filters": plain(frappe.as_json(wanted.filters))}
	return _handed_out(title, page, wanted, bool(cint(as_file)), about)


@frappe.whitelist(methods=["POST"])
def table(
	doctype: str, title: str, columns: list | str, rows: list | str, asked: dict | str, as_file: bool = False
) -> dict[str, str]:
	"""The same of a list that the desk shows as a table: `columns` as of a report, `rows` in their order.

	What is sent is set as it is. Raises frappe.PermissionError for who may not print these records.
	"""
	require_desk_user()
	wanted = _read(title, frappe.parse_json(asked) or {})
	sent = {"columns": frappe.parse_json(columns), "rows": frappe.parse_json(rows)}
	named = [each for each in _listed(sent, "columns", dict) or () if each.get("fieldname")]
	page = reports.table(doctype, named, _listed(sent, "rows", list) or (), wanted, not cint(as_file))
	return _handed_out(title, page, wanted, bool(cint(as_file)), {"doctype": doctype})


def _handed_out(title: str, page: str, wanted: Asked, as_file: bool, about: dict) -> dict[str, str]:
	"""What the desk gets, noted in the engine's log as it notes what it prints by itself."""
	make_access_log(**about, file_type="PDF", method="PDF" if as_file else "Print")
	if not as_file:
		return {"page": page}
	made = pdf.get_pdf(page, {"orientation": wanted.orientation})
	return {"name": f"{title} {today()}.pdf", "content": base64.b64encode(made).decode()}


def _read(report_name: str, sent: dict) -> Asked:
	columns, rows = _listed(sent, "columns", str), _listed(sent, "rows", int)
	told = (each for each in _listed(sent, "chosen", list) or () if len(each) == 3)
	filters = sent.get("filters")
	return Asked(
		name=report_name,
		filters=filters if isinstance(filters, dict) else {},
		columns=columns or None,
		rows=rows,
		chosen=[(str(label), str(value), str(kind)) for label, value, kind in told],
		more=[each for each in _listed(sent, "more", dict) or () if each.keys() >= _ADDED],
		orientation=str(sent.get("orientation") or reports.LANDSCAPE),
	)


def _listed(sent: dict, name: str, kind: type) -> list | None:
	told = sent.get(name)
	return [each for each in told if isinstance(each, kind)] if isinstance(told, list) else None
