"""Mails that wait or were sent: no search of texts finds a name in them.

Ours wait in the outbox, sealed; the engine's queue keeps its own, encoded.
"""

from collections.abc import Iterator
from email import message_from_string, policy
from email.message import Message

import frappe

from coalition.base import outbox
from coalition.base.privacy.forgetting.spellings import Replacement
from coalition.base.privacy.records import Held

_AT_ONCE = 200


def drop(replacement: Replacement, held: list[Held]) -> None:
	"""Delete the mails that hang on these records or hold what is replaced.

	One that still waits is not sent: it would name the one whom it must not name.
	"""
	about = {(each.doctype, each.name) for each in held}
	outbox.drop("mail", about, lambda text: replacement(text) != text)
	named = [name for name, message in _queued() if _holds(message, replacement)]
	for each in held:
		filters = {"reference_doctype": each.doctype, "reference_name": each.name}
		named += frappe.get_all("Email Queue", filters=filters, pluck="name")
	if named:
		frappe.db.delete("Email Queue Recipient", {"parent": ("in", named)})
		frappe.db.delete("Email Queue", {"name": ("in", named)})


def _queued() -> Iterator[tuple[str, str]]:
	start = 0
	while rows := frappe.get_all(
		"Email Queue",
		fields=["name", "message"],
		order_by="name asc",
		limit_start=start,
		limit_page_length=_AT_ONCE,
	):
		yield from ((row.name, row.message or "") for row in rows)
		start += _AT_ONCE


def _holds(message: str, replacement: Replacement) -> bool:
	return any(replacement(text) != text for text in _texts(message))


def _texts(message: str) -> Iterator[str]:
	"""The subject, the addresses and the readable parts of a mail as people read them."""
	yield message
	parsed = message_from_string(message, policy=policy.default)
	yield from (str(value) for value in parsed.values())
	for part in parsed.walk():
		yield str(part.get_filename() or "")
		if part.get_content_maintype() == "text":
			yield _decoded(part)


def _decoded(part: Message) -> str:
	content = part.get_payload(decode=True) or b""
	return content.decode(part.get_content_charset() or "utf-8", "replace")
