"""What the desk asks when somebody prints a report."""

import base64

import frappe
from frappe.core.doctype.access_log.access_log import make_access_log
from frappe.utils import cint, pdf, today

from coalition.base.apps.desk_boot import require_desk_user
from coalition.base.printed import reports
from coalition.base.printed.reports import Asked
from coalition.base.text.markup import plain


@frappe.whitelist(methods=["POST"])
def report(report_name: str, asked: dict | str | None = None, as_file: bool = False) -> dict[str, str]:
	"""A report on paper: {"page"}, HTML that a browser prints, or {"name", "content"}, a PDF in base64.

	`asked` says what of it, by the names of `reports.Asked`; what has another shape counts as not said.
	Raises frappe.PermissionError for who may not see or print it, PaperTooLarge.
	"""
	require_desk_user()
	wanted = _read(report_name, frappe.parse_json(asked) or {})
	title, page = reports.paper(wanted, is_shown=not cint(as_file))
	method = "PDF" if cint(as_file) else "Print"
	make_access_log(
		report_name=report_name, filters=plain(frappe.as_json(wanted.filters)), file_type="PDF", method=method
	)
	if not cint(as_file):
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
		more=_listed(sent, "more", dict) or (),
		orientation=str(sent.get("orientation") or reports.LANDSCAPE),
	)


def _listed(sent: dict, name: str, kind: type) -> list | None:
	told = sent.get(name)
	return [each for each in told if isinstance(each, kind)] if isinstance(told, list) else None
