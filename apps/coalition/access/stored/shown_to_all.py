"""What everybody's desk shows is written by System Managers: the engine puts it into pages as it stands.

A workspace holds HTML, a dashboard runs what its charts say as a script, in the session of whoever opens it.
With a role of the engine's alone one would read all that the secretary may read.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import acts_for_others
from coalition.access.errors import NotOpen

# Workspaces and the like that nobody has for themself.
_OF_ALL = ("Custom HTML Block", "Dashboard")
_PUBLIC = ("public", "is_public", "is_standard")


def refuse(doc: Document, _event: str | None = None, *_names: object) -> None:
	"""For `before_validate`, `before_rename` and `on_trash`, by who is no System Manager. Raises NotOpen."""
	if not acts_for_others():
		return
	before = doc.get_doc_before_save()
	if any(_is_shown(one) for one in (doc, before) if one):
		frappe.throw(_("What is shown to everybody is changed by who runs the site."), NotOpen)


def _is_shown(doc: Document) -> bool:
	is_anothers = doc.doctype == "Workspace" and (doc.for_user or "") != frappe.session.user
	return doc.doctype in _OF_ALL or is_anothers or any(doc.get(field) for field in _PUBLIC)
