"""What people with a role of ours may do with the engine's DocTypes: whatever is missing here is closed.

The engine gives everybody at the desk rights on dozens of its tables, and more with each version. What stands
here is open so far as the engine's rights go; what hangs on records goes by `hanging.py`. What is one's own
stays so (`kept.py`). A System Manager does the rest.
"""

import frappe
from frappe.model.document import Document

from coalition.access.callers import Caller, caller
from coalition.access.stored import hanging, kept
from coalition.base.guards.guarded import is_guarded, is_of_the_engine
from coalition.base.records.values import stored_values

_LOOK = frozenset({"read"})
_MAKE = _LOOK | {"create", "write", "delete"}
_SET = _LOOK | {"create", "write"}

_WITH_REASONS = {
	"lists, and what one keeps of them": {
		**dict.fromkeys(("Calendar View", "List View Settings"), _LOOK),
		**dict.fromkeys(("Kanban Board", "List Filter", "Report", "Prepared Report"), _MAKE),
	},
	"workspaces, boards and what stands on them": {
		**dict.fromkeys(("Dashboard", "Dashboard Chart Source", "Form Tour", "Module Def"), _LOOK),
		**dict.fromkeys(("Module Onboarding", "Onboarding Step", "Page", "Workspace"), _LOOK),
		**dict.fromkeys(("Dashboard Chart", "Number Card"), _MAKE),
		"Dashboard Settings": _SET,
	},
	"what hangs on records": {
		**dict.fromkeys(("Activity Log", "Notification Log", "Version", "Tag", "Tag Link"), _LOOK),
		**dict.fromkeys(("Comment", "Document Follow", "Event", "File", "Reminder", "ToDo"), _MAKE),
		# Whoever wrote a mail may delete it; sending some is no function of the desk's.
		"Communication": _LOOK | {"delete"},
		"Notification Settings": _SET,
	},
	"what links and forms choose from": {
		**dict.fromkeys(("Country", "Currency", "DocType", "Gender", "Language", "Note", "Role"), _LOOK),
		**dict.fromkeys(("Salutation", "User Group", "Workflow", "Workflow Action Master"), _LOOK),
		"Workflow State": _LOOK,
		# Oneself: the engine lets nobody of the desk change others.
		"User": _LOOK | {"write"},
	},
	"printing": dict.fromkeys(
		("Letter Head", "Print Format", "Print Heading", "Print Settings", "Print Style"), _LOOK
	),
	"imports, for whom an administrator lets import": {
		"Data Import": _MAKE,
		"Data Import Log": _LOOK | {"create"},
	},
}
RIGHTS = {doctype: rights for table in _WITH_REASONS.values() for doctype, rights in table.items()}
_CHANGING = ("write", "delete")
# What the engine calls looking.
_LOOKING = ("select", "read", "report", "export", "print", "email")


def is_open(doctype: str) -> bool:
	"""Whether whoever sends this request may ask for this DocType at all: others than the engine's always."""
	return caller() is not Caller.DESK or doctype in RIGHTS or not _is_the_engines(doctype)


def are_rows_alone(doctype: str) -> bool:
	"""Whether rows of our records, or of the engine's, are asked for without these: who has which role, say.

	A list of them would not ask who may read which record, however it was asked for.
	"""
	is_known = frappe.is_table(doctype) and (is_guarded(doctype) or is_of_the_engine(doctype))
	return is_known and caller() is not Caller.MANAGER


def may(doctype: str, ptype: str | None) -> bool:
	"""Whether the table leaves people with a role of ours this right, by the engine's name for it."""
	wanted = "read" if ptype in (None, *_LOOKING) else ptype
	return wanted in RIGHTS.get(doctype, ())


def of_record(doc: Document, ptype: str | None = None, user: str | None = None) -> bool | None:
	"""Whether somebody may do this with a record of the engine's, as far as the table goes, and `hanging.py`.

	Hook `has_permission`, whose arguments the engine gives by these names.
	"""
	who = caller(user)
	if who is Caller.DESK and not _is_within(doc, ptype, user or frappe.session.user):
		return False
	if who is Caller.OTHER and kept.is_kept_from(doc, user or frappe.session.user):
		return False
	if ptype in _CHANGING and user == frappe.session.user and not stored_values.allows(doc, ptype):
		# The engine asks about the record as a client sent it: another's task, with oneself as its owner.
		return False
	return hanging.of_record(doc, user)


def _is_within(doc: Document, ptype: str | None, user: str) -> bool:
	if doc.doctype == "File" and ptype in ("write", "delete") and doc.owner != user:
		# What is public the engine lets everybody take away.
		return bool(doc.attached_to_name) and _may_change(doc.attached_to_doctype, doc.attached_to_name, user)
	return may(doc.doctype, ptype) and kept.is_shown(doc, user)


def _may_change(doctype: str, name: str, user: str) -> bool:
	return bool(frappe.db.exists(doctype, name)) and frappe.has_permission(doctype, "write", name, user=user)


def _is_the_engines(doctype: str) -> bool:
	if not frappe.db.exists("DocType", doctype, cache=True):
		return False
	meta = frappe.get_meta(doctype)
	return not (meta.istable or meta.custom) and is_of_the_engine(doctype)
