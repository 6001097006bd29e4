"""Who sends what: by roles that modules declare, and by the recipients whom each of them may see."""

from collections import defaultdict
from collections.abc import Sequence

import frappe

from coalition.base.due_messages.entries import DUE
from coalition.base.due_messages.kinds import kinds

ROLES_HOOK = "coalition_sender_roles"


def roles() -> list[str]:
	"""The roles whose people send messages by hand, of all apps."""
	return frappe.get_hooks(ROLES_HOOK)


def may_send(rows: Sequence[frappe._dict]) -> list[frappe._dict]:
	"""Those of these Due Messages that the user of this session may send.

	A recipient's are shown to who would find the recipient in a list; those of a group to who may read all.
	Which kinds they may send, the kinds say. What no app declares any more nobody sends.
	"""
	if not set(roles()) & set(frappe.get_roles()):
		return []
	theirs = {name for name, kind in kinds().items() if kind.may_send()}
	rows = [row for row in rows if row.kind in theirs]
	listed = _listed(rows)
	sees_groups = frappe.has_permission(DUE, "read")
	return [
		row
		for row in rows
		if (sees_groups if not row.recipient_doctype else row.recipient_name in listed[row.recipient_doctype])
	]


def _listed(rows: Sequence[frappe._dict]) -> dict[str, set[str]]:
	"""DocType -> those of these recipients that the user may list."""
	named = defaultdict(set)
	for row in rows:
		if row.recipient_doctype:
			named[row.recipient_doctype].add(row.recipient_name)
	found: dict[str, set[str]] = defaultdict(set)
	for doctype, names in named.items():
		if frappe.db.exists("DocType", doctype) and frappe.has_permission(doctype, "read"):
			among = {"name": ("in", list(names))}
			found[doctype] = set(frappe.get_list(doctype, filters=among, pluck="name", limit=0))
	return found
