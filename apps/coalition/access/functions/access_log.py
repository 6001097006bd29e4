"""Noting what somebody printed or took along, in plain words: the desk shows these notes as they stand."""

import frappe
from frappe.core.doctype.access_log import access_log

from coalition.base.guards.guarded import require_signed_in
from coalition.base.text.markup import plain


@frappe.whitelist(methods=["POST"])
def make_access_log(
	doctype: str | None = None,
	document: str | None = None,
	method: str | None = None,
	file_type: str | None = None,
	report_name: str | None = None,
	filters: object = None,
	page: str | None = None,
	columns: object = None,
) -> None:
	"""Note what somebody printed or took along, in plain words: it is stored past its document."""
	require_signed_in()
	told = (doctype, document, method, file_type, report_name, filters, page, columns)
	access_log.make_access_log(*(plain(value) if isinstance(value, str) else value for value in told))
