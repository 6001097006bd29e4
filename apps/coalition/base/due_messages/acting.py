"""What a sender does on the page: tick, take back, ask to see a text. Each for a row that they may send."""

import frappe

from coalition.base.due_messages import entries, senders
from coalition.base.due_messages.listing import Whole, whole_of


def tick(name: str) -> None:
	"""Note that it was sent. Of two who tick it at once the first did; the other finds it sent.

	All of these raise PermissionError for who may not send it, and DoesNotExistError where it is gone.
	"""
	row = _row(name)
	if row.status == entries.WAITING:
		whole = _whole(row)
		entries.tick(row, whole.kind, whole.record)


def take_back(name: str) -> None:
	"""Let it wait again. Raises NotToBeTakenBack."""
	whole = _whole(_row(name))
	entries.take_back(whole.row, whole.kind, whole.record)


def open_text(name: str) -> None:
	"""Note that the user takes a text that holds a key: from now on they see it, until it is sent."""
	whole = _whole(_row(name))
	if whole.kind.opens and whole.row.opened_by != frappe.session.user:
		whole.kind.opens(whole.record)
		frappe.db.set_value(entries.DUE, name, "opened_by", frappe.session.user)


def _row(name: str) -> frappe._dict:
	row = entries.locked(name)
	if not senders.may_send([row]):
		raise frappe.PermissionError
	return row


def _whole(row: frappe._dict) -> Whole:
	whole = whole_of(row)
	if not whole:
		raise frappe.DoesNotExistError
	return whole
