"""The engine's DocTypes that people with a role of ours meet at the desk: whatever is missing here is closed.

The engine gives everybody at the desk rights on dozens of its tables, and more with each version. What stands
here is open so far as the engine's rights go; what hangs on records goes by `hanging.py`. What is one's own
stays so: what would be made for everybody is made for its maker.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen

_WITH_REASONS = {
	"lists, and what one keeps of them": (
		*("Calendar View", "Kanban Board", "List Filter", "List View Settings", "Report", "Prepared Report"),
	),
	"workspaces, boards and what stands on them": (
		*("Dashboard", "Dashboard Chart", "Dashboard Chart Source", "Dashboard Settings", "Number Card"),
		*("Form Tour", "Module Def", "Module Onboarding", "Onboarding Step", "Page", "Workspace"),
	),
	"what hangs on records": (
		*("Activity Log", "Comment", "Communication", "Document Follow", "Event", "File", "Reminder"),
		*("Notification Log", "Notification Settings", "Tag", "Tag Link", "ToDo", "Version"),
	),
	"what links and forms choose from": (
		*("Contact", "Address", "Country", "Currency", "DocType", "Gender", "Language", "Role", "Salutation"),
		*("User", "User Group", "Workflow", "Workflow Action Master", "Workflow State", "Note"),
	),
	"printing": ("Letter Head", "Print Format", "Print Heading", "Print Settings", "Print Style"),
	"imports, for whom an administrator lets import": ("Data Import", "Data Import Log"),
}
OPEN = frozenset(name for names in _WITH_REASONS.values() for name in names)


def is_open(doctype: str) -> bool:
	"""Whether whoever sends this request may ask for this DocType at all: others than the engine's always."""
	return caller() is not Caller.DESK or doctype in OPEN or not _is_the_engines(doctype)


def _is_the_engines(doctype: str) -> bool:
	if not frappe.db.exists("DocType", doctype, cache=True):
		return False
	meta = frappe.get_meta(doctype)
	is_apart = meta.istable or meta.custom
	return not is_apart and frappe.local.module_app.get(frappe.scrub(meta.module)) == "frappe"


# What is somebody's own, and how it is kept so.
_OWN = {
	"List Filter": ("for_user", lambda: frappe.session.user),
	"Kanban Board": ("private", lambda: 1),
	"Dashboard Chart": ("is_public", lambda: 0),
	"Number Card": ("is_public", lambda: 0),
}


def keep_own(doc: Document, method: str | None = None) -> None:
	"""What people make of their lists is shown to nobody else. For `doc_events`."""
	if not frappe.request or caller() not in (Caller.DESK, Caller.PORTAL):
		return
	field, value = _OWN[doc.doctype]
	if doc.is_new():
		doc.set(field, value())
	elif doc.has_value_changed(field):
		frappe.throw(_("What is shown to everybody is changed by who runs the site."), NotOpen)
