"""Texts that the engine would store as they were sent, and put into pages of the desk as they stand.

It cleans what it takes for HTML. What is JSON, or a tag that is never closed, it takes for none and leaves;
addresses of files it does not look at. The desk shows cells, titles and names of files without escaping them:
an applicant's name would run as a script where the secretary reads it.
"""

import json
import re
from collections.abc import Iterator

import frappe
from bs4 import BeautifulSoup
from frappe.model.document import Document

from coalition.access.callers import Caller, caller
from coalition.base.guards.guarded import is_guarded

# What begins a tag. A blank behind it makes it a sign like any other, which people read as before.
_OPENS = re.compile(r"<(?=[A-Za-z/!?])")
# Signs that end an attribute or a tag, and stand in no address of a file as they are.
_ENDS = {ord(sign): f"%{ord(sign):02X}" for sign in "\"'<>`\\"}
_ADDRESSES = ("Attach", "Attach Image")
CODE = ("Code", "JSON", "Password", "Geolocation", "Signature")


def keep(doc: Document, _event: str | None = None) -> None:
	"""For `before_validate` of every DocType: of ours always, of others but what System Managers write."""
	flags = frappe.flags
	if flags.in_install or flags.in_migrate or flags.in_patch or doc.doctype == "Workspace":
		# A workspace is HTML in JSON; shown_to_all.py says who writes it.
		return
	if frappe.request and caller() is Caller.MANAGER and not is_guarded(doc.doctype):
		return
	for row in (doc, *doc.get_all_children()):
		for name, safe in _changes(row):
			row.set(name, safe)


def _changes(row: Document) -> Iterator[tuple[str, str]]:
	for field in row.meta.fields:
		value = row.get(field.fieldname)
		if field.fieldtype in CODE or not isinstance(value, str) or not value:
			continue
		safe = value.translate(_ENDS) if field.fieldtype in _ADDRESSES else harmless(value)
		if safe != value:
			yield field.fieldname, safe


def harmless(text: str) -> str:
	"""A text in which no tag begins where the engine would leave one; what it cleans itself stays."""
	if not _OPENS.search(text):
		return text
	is_left = _is_json(text) or not BeautifulSoup(text, "html.parser").find()
	return _OPENS.sub("< ", text) if is_left else text


def _is_json(text: str) -> bool:
	try:
		json.loads(text)
	except (ValueError, RecursionError):
		return False
	return True
