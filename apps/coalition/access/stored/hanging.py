"""What hangs on our records in tables of the engine: tasks, comments, mails, versions, follows, reminders.

It is reached through the record's own form. Lists show what is about no record of ours, and one's own; a
single one is open to whoever may read the record; and nobody hangs anything on a record that they may not
read. Files and tags have more rules (`base/guards/attached.py`). System Managers are spared lists and forms.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen
from coalition.access.objections import NO_OBJECTION
from coalition.access.openings import route_of_this_request
from coalition.access.routes import Kind
from coalition.base.apps import own_doctypes
from coalition.base.guards.guarded import is_guarded, may_read


@dataclass(frozen=True)
class Hanging:
	"""The fields that name what it hangs on, and those that make it somebody's own."""

	kind: str
	name: str
	own: tuple[str, ...] = ()


TABLES = {
	"Activity Log": Hanging("reference_doctype", "reference_name"),
	"Comment": Hanging("reference_doctype", "reference_name"),
	"Communication": Hanging("reference_doctype", "reference_name"),
	"Document Follow": Hanging("ref_doctype", "ref_docname", own=("user",)),
	"Notification Log": Hanging("document_type", "document_name", own=("for_user",)),
	"Reminder": Hanging("reminder_doctype", "reminder_docname", own=("user",)),
	"ToDo": Hanging("reference_type", "reference_name", own=("allocated_to", "assigned_by")),
	"Version": Hanging("ref_doctype", "docname"),
	"Workflow Action": Hanging("reference_doctype", "reference_name"),
}
# Lists show the tags of what one may read (base/guards/attached.py).
READ_WITH_RECORD = {**TABLES, "Tag Link": Hanging("document_type", "document_name")}
# What a record's form makes with it; the others are the engine's own notes.
MADE_BY_PEOPLE = {
	**{name: TABLES[name] for name in ("Comment", "Communication", "Document Follow", "Reminder", "ToDo")},
	"File": Hanging("attached_to_doctype", "attached_to_name"),
	"Tag Link": READ_WITH_RECORD["Tag Link"],
	"Event Participants": Hanging("reference_doctype", "reference_docname"),
	# The engine reads these from the addresses of a mail.
	"Communication Link": Hanging("link_doctype", "link_name"),
}


def _in_lists_of(table: str) -> Callable[[str | None], str]:
	hanging = TABLES[table]

	def in_lists(user: str | None = None) -> str:
		"""For the hook `permission_query_conditions`: what is about none of our records, and one's own."""
		if caller(user) is Caller.MANAGER:
			return ""
		others = own_doctypes.sql_names_none(f"`tab{table}`.`{hanging.kind}`")
		oneself = frappe.db.escape(user or frappe.session.user)
		own = "".join(f" or `tab{table}`.`{field}` = {oneself}" for field in hanging.own)
		return f"({others}{own})"

	return in_lists


activity_in_lists = _in_lists_of("Activity Log")
comments_in_lists = _in_lists_of("Comment")
communications_in_lists = _in_lists_of("Communication")
follows_in_lists = _in_lists_of("Document Follow")
notifications_in_lists = _in_lists_of("Notification Log")
reminders_in_lists = _in_lists_of("Reminder")
to_dos_in_lists = _in_lists_of("ToDo")
versions_in_lists = _in_lists_of("Version")
actions_in_lists = _in_lists_of("Workflow Action")


def of_record(doc: Document, user: str | None = None) -> bool | None:
	"""Whether somebody may see what hangs on a record: whoever may read that. The engine says more."""
	hanging = READ_WITH_RECORD.get(doc.doctype)
	if not hanging or caller(user) is Caller.MANAGER:
		return NO_OBJECTION
	who = user or frappe.session.user
	is_own = any(doc.get(field) == who for field in hanging.own)
	is_seen = is_own or all(may_read(*one, user=who) for one in _held_by(doc, hanging))
	return NO_OBJECTION if is_seen else False


def refuse_unreadable(doc: Document, method: str | None = None) -> None:
	"""Nobody hangs anything on a record that they may not read. For `doc_events`. Raises NotOpen.

	At the desk alone: what our own pages and endpoints write for somebody, they vouch for.
	"""
	if not _is_asked_at_the_desk() or _is_note_of_the_engine(doc):
		return
	is_bound = caller() is Caller.DESK
	before = _held_now(doc.get_doc_before_save(), is_bound)
	new = _held_now(doc, is_bound) - before
	if not all(may_read(*one) or (doc.doctype == "File" and is_being_made(*one)) for one in new):
		frappe.throw(_("This is about a record that is not open to you."), NotOpen)


def is_being_made(doctype: str, name: str) -> bool:
	"""Whether this is what the desk calls a form that is not saved yet, of records that the user may make.

	A file that the form needs is attached first; the engine hangs it on the record once that is saved.
	"""
	begins = f"new-{doctype.lower().replace(' ', '-')}-"
	is_new = str(name).startswith(begins) and not frappe.db.exists(doctype, name)
	return is_new and bool(frappe.has_permission(doctype, "create"))


def _is_note_of_the_engine(doc: Document) -> bool:
	"""What it writes beside a step that may have taken the record out of sight."""
	is_typed = doc.doctype != "Comment" or doc.comment_type == "Comment"
	return bool(doc.flags.ignore_permissions) and not is_typed


def _held_now(doc: Document | None, by_any: bool) -> set[tuple[str, str]]:
	rows = [doc, *doc.get_all_children()] if doc else []
	known = [row for row in rows if row.doctype in MADE_BY_PEOPLE]
	return {one for row in known for one in _held_by(row, MADE_BY_PEOPLE[row.doctype], by_any)}


def _is_asked_at_the_desk() -> bool:
	if not frappe.request or caller() not in (Caller.DESK, Caller.OTHER):
		return False
	return route_of_this_request().kind is not Kind.PORTAL


def _held_by(row: Document, hanging: Hanging, by_any: bool = False) -> Iterator[tuple[str, str]]:
	"""What it hangs on where that is a record of ours, or any record (`by_any`)."""
	kind, name = row.get(hanging.kind), row.get(hanging.name)
	if kind and name and (by_any or is_guarded(kind)):
		yield kind, name
