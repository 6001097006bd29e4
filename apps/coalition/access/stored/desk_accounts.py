"""What the engine gives to accounts by itself, taken away from those who hold a role of ours."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import MANAGER_ROLE, ROLES_HOOK


def note_roles(user: Document, method: str | None = None) -> None:
	"""Before the engine looks at it: whether somebody asked for the role of those who run the site."""
	user.flags.is_to_manage = MANAGER_ROLE in _roles(user)


def keep_to_what_was_asked(user: Document, method: str | None = None) -> None:
	"""After that. For `doc_events` of User.

	The engine makes the first account of the desk a System Manager, though who runs the machine
	does not run the coalition. And it mails what happens to a record to whoever follows it, whatever they may
	read by then.
	"""
	if not _roles(user) & set(frappe.get_hooks(ROLES_HOOK)):
		return
	if not user.flags.is_to_manage and MANAGER_ROLE in _roles(user):
		user.set("roles", [row for row in user.roles if row.role != MANAGER_ROLE])
	if user.document_follow_notify:
		user.document_follow_notify = 0
		frappe.msgprint(_("Mails about followed records stay off: they would carry what the records say."))


def _roles(user: Document) -> set[str]:
	return {row.role for row in user.roles}
