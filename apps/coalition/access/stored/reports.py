"""Saved reports: what their makers may put into them.

A report is data for who opens it, and a script of it runs in their session.
"""

import re
from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import acts_for_others
from coalition.access.errors import NotOpen
from coalition.base.guards.guarded import is_guarded
from coalition.moved import renamed

_CODE = ("javascript", "query", "report_script")
_LISTS = ("Report Builder", "Custom Report")
# Names of columns, of tables before them, and by which order; functions and queries have brackets.
_NAMES = re.compile(r"[\w\s`.,:-]*")


def _keep_to_lists(doc: Document) -> None:
	"""Reports of others than System Managers are lists of columns, by names: jobs run them unjudged.

	The engine strips a choice after it has compared it: `Yes ` would be another's standard report.
	"""
	if doc.report_type not in _LISTS or doc.is_standard != "No" or any(map(_is_no_name, _columns_of(doc))):
		frappe.throw(_("Scripts and queries of a report are a System Manager's."), NotOpen)


def _columns_of(doc: Document) -> Iterator[object]:
	"""What stands for a column in what is stored of a report, and by what it is sorted and grouped."""
	stored = frappe.parse_json(doc.json or "{}")
	stored = stored if isinstance(stored, dict) else {"fields": stored}
	for field in (*_listed(stored.get("fields")), *_listed(stored.get("columns"))):
		named = field.get("fieldname") if isinstance(field, dict) else field
		yield named[0] if isinstance(named, list) and named else named
	for condition in _listed(stored.get("filters")):
		yield condition[1 if len(condition) > 3 else 0] if isinstance(condition, list) and condition else ""
	for name in ("order_by", "group_by", "sort_by", "sort_order", "sort_by_next", "sort_order_next"):
		value = stored.get(name)
		yield from value.values() if isinstance(value, dict) else [value]


def _listed(value: object) -> list:
	return value if isinstance(value, list) else []


def _is_no_name(text: object) -> bool:
	return isinstance(text, str) and not _NAMES.fullmatch(text)


def keep(doc: Document, _event: str | None = None) -> None:
	"""For `before_validate` of reports, in requests of who is no System Manager. Raises NotOpen."""
	if not acts_for_others():
		return
	before = doc.get_doc_before_save()
	_keep_to_lists(doc)
	_keep_code(doc, before)
	_keep_to_readable(doc, before)
	if before:
		_refuse_where_mailed(doc)


def _keep_code(doc: Document, before: Document | None) -> None:
	"""Scripts and queries stay as they are stored; a new report has none."""
	stored = before or {}
	if any((doc.get(field) or "") != (stored.get(field) or "") for field in _CODE):
		frappe.throw(_("Scripts and queries of a report are a System Manager's."), NotOpen)


def _keep_to_readable(doc: Document, before: Document | None) -> None:
	"""It was and stays about records that the user may read."""
	for doctype in {doc.ref_doctype, before.ref_doctype if before else None}:
		if is_guarded(doctype) and not frappe.has_permission(doctype, "read"):
			frappe.throw(_("This is about a record that is not open to you."), NotOpen)


def _refuse_where_mailed(doc: Document) -> None:
	"""A mailed report is made with the rights of whom it goes to."""
	mailed = {"report": doc.name, "user": ("!=", frappe.session.user)}
	if frappe.db.exists("Auto Email Report", mailed):
		frappe.throw(_("This report is mailed to somebody: a System Manager changes it."), NotOpen)


# For one version: something had another name.
__getattr__ = renamed(__name__)
