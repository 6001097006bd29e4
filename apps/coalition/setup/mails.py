"""Mails of ours that stand in the engine's queue: from before the outbox, or written by a System Manager."""

from email import message_from_string, policy

import frappe

_AT_ONCE = 200


def forget(text: str, filters: dict | None = None) -> None:
	"""Delete the mails of the engine's queue that `filters` find and in which this text stands."""
	last = ""
	while rows := _after(last, filters or {}):
		last = rows[-1].name
		names = [row.name for row in rows if _says(row.message, text)]
		if names:
			frappe.db.delete("Email Queue Recipient", {"parent": ("in", names)})
			frappe.db.delete("Email Queue", {"name": ("in", names)})


def _after(name: str, filters: dict) -> list[dict]:
	# The system's own search; nothing of it is shown.
	return frappe.get_all(
		"Email Queue",
		filters={**filters, "name": (">", name)},
		fields=["name", "message"],
		order_by="name asc",
		limit=_AT_ONCE,
	)


def _says(message: str | None, text: str) -> bool:
	parts = message_from_string(message or "", policy=policy.default).walk()
	texts = (part.get_payload(decode=True) or b"" for part in parts if part.get_content_maintype() == "text")
	return any(text.encode() in one for one in texts)
