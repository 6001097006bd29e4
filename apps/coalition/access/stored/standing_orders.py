"""What is stored once and acts on records later, by itself or for others: mailed reports, web forms, scripts.

It runs with other rights than those of who stored it. About records of ours System Managers make it, and
nobody else, whatever role of the engine or of another app lets them.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import acts_for_others
from coalition.access.errors import NotOpen
from coalition.base.guards.guarded import is_guarded

# The field that names the DocType that it acts on.
TABLES = {
	"Assignment Rule": "document_type",
	"Auto Repeat": "reference_doctype",
	"Client Script": "dt",
	"Energy Point Rule": "reference_doctype",
	"Milestone Tracker": "document_type",
	"Notification": "document_type",
	"Print Format": "doc_type",
	"Server Script": "reference_doctype",
	"Web Form": "doc_type",
	"Webhook": "webhook_doctype",
}
OF_A_REPORT = "Auto Email Report"
# What the engine runs as a template.
_TEMPLATES = {"Auto Repeat": ("subject", "message")}


def refuse_about_ours(doc: Document, method: str | None = None) -> None:
	"""For `doc_events`. Raises NotOpen."""
	if not acts_for_others():
		return
	if doc.doctype == OF_A_REPORT or _holds_template(doc):
		# It runs by itself, as whomever it names, and goes to whichever address.
		frappe.throw(_("What is mailed by itself, a System Manager sets up."), NotOpen)
	before = doc.get_doc_before_save()
	if any(is_guarded(_about(one)) for one in (doc, before) if one):
		frappe.throw(
			_("This acts on the coalition's records by itself: a System Manager sets it up."), NotOpen
		)


def _holds_template(doc: Document) -> bool:
	texts = [doc.get(field) or "" for field in _TEMPLATES.get(doc.doctype, ())]
	return any(mark in text for text in texts for mark in ("{{", "{%"))


def _about(doc: Document) -> str | None:
	return doc.get(TABLES[doc.doctype])
