"""Texts that the engine would store as they were sent, and put into pages of the desk as they stand.

It cleans what it takes for HTML. What is JSON, or a tag that is never closed, it takes for none and leaves;
e-mail fields, code, addresses of files and submitted records it passes over. The desk shows cells, titles and
names of files without escaping them. Records of ours hold plain text (base/records/values/plain_texts.py);
here are those of the engine and of others.
"""

import json
from collections.abc import Iterator

import frappe
from bs4 import BeautifulSoup
from frappe.model.document import Document
from frappe.utils.html_utils import sanitize_html

from coalition.access.callers import Caller, acts_for_others, caller, is_judged
from coalition.base.guards.guarded import is_guarded
from coalition.base.privacy.forgetting import written_files
from coalition.base.records.values import plain_texts
from coalition.base.text.markup import (
	address,
	begins_tag,
	names_no_attribute,
	without_schemes,
	without_tags,
)
from coalition.moved import renamed

CODE = ("Code", "JSON", "Password", "Geolocation", "Signature")
# Languages of code that pages show as they stand; scripts and queries are judged where they run.
_RICH = ("Text Editor", "HTML Editor")
_PAGES, _DATA = ("HTML", "Jinja"), ("JSON", "Email", "URL", "")


def keep(doc: Document, _event: str | None = None) -> None:
	"""For `before_validate` of every DocType: of ours always, of others but what System Managers write."""
	flags = frappe.flags
	if flags.in_install or flags.in_migrate or flags.in_patch or doc.doctype == "Workspace":
		# A workspace is HTML in JSON; shown_to_all.py says who writes it.
		return
	if is_guarded(doc.doctype):
		plain_texts.keep(doc)
	elif is_judged() and not (frappe.request and caller() is Caller.MANAGER):
		# Neither set-up nor the console; jobs, since strangers' mails come by them.
		_keep_others(doc)


def _keep_others(doc: Document) -> None:
	for row in (doc, *doc.get_all_children()):
		for name, safe in _changes(row):
			row.set(name, safe)


def _changes(row: Document) -> Iterator[tuple[str, str]]:
	for field in row.meta.fields:
		value = row.get(field.fieldname)
		if isinstance(value, str) and value and (safe := _safe(row, field, value)) != value:
			yield field.fieldname, safe


def _safe(row: Document, field: Document, value: str) -> str:
	if field.fieldtype in plain_texts.ADDRESSES:
		return address(value)
	if field.fieldtype in CODE:
		return _safe_code(row, field, value)
	if _is_passed_over(row, field):
		return sanitize_html(value) if field.fieldtype in _RICH else without_tags(value)
	if field.fieldtype == "Markdown Editor" and acts_for_others():
		return without_schemes(harmless(value))
	if field.fieldtype == "Data" and acts_for_others() and not row.flags.ignore_permissions:
		return names_no_attribute(harmless(value))
	return harmless(value)


def _safe_code(row: Document, field: Document, value: str) -> str:
	"""What somebody sent; what the engine stores by itself, a mail say, is as it made it."""
	if field.fieldtype not in ("Code", "JSON") or row.flags.ignore_permissions or not acts_for_others():
		return value
	if field.options in _PAGES:
		return sanitize_html(value)
	return without_tags(value) if (field.options or "") in _DATA else value


def _is_passed_over(row: Document, field: Document) -> bool:
	"""Whether the engine does not look into this field, whatever stands in it."""
	is_email = field.options == "Email" and field.fieldtype in ("Data", "Small Text", "Text")
	return bool(is_email or field.ignore_xss_filter or field.fieldtype == "Barcode" or row.docstatus)


def harmless(text: str) -> str:
	"""A text in which no tag begins where the engine would leave one; what it cleans itself stays."""
	if not begins_tag(text):
		return text
	is_left = _is_json(text) or not BeautifulSoup(text, "html.parser").find()
	return without_tags(text) if is_left else text


def _is_json(text: str) -> bool:
	try:
		json.loads(text)
	except (ValueError, RecursionError):
		return False
	return True


def keep_of_file(file: Document, _event: str | None = None) -> None:
	"""For `validate` of files, once the engine decoded addresses: neither they nor names end an attribute."""
	file.file_url = address(file.file_url) if file.file_url else file.file_url
	file.file_name = written_files.safe_name(file.file_name)


# For one version: something had another name.
__getattr__ = renamed(__name__)
