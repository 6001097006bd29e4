"""The mails that wait in the outbox, for tests that read what somebody is written."""

import frappe

from coalition.base.mail.sending import HANDLER
from coalition.base.outbox.entries import FIELDS, OUTBOX, Entry


def waiting(handler: str = HANDLER) -> list[Entry]:
	"""What waits, in the order in which it was put."""
	rows = frappe.get_all(
		OUTBOX, filters={"handler": handler}, fields=list(FIELDS), order_by="put_utc asc, name asc"
	)
	return [Entry(**row) for row in rows]


def taken() -> list[tuple[str, dict[str, str]]]:
	"""Address and content of the mails that wait; they are taken away."""
	mails = [entry.payload for entry in waiting()]
	forget()
	return [(mail["address"], mail) for mail in mails]


def forget() -> None:
	"""What others left is none of this test's."""
	frappe.db.delete(OUTBOX, {"handler": HANDLER})
