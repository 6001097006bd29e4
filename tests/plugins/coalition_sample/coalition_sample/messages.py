"""What the sample app has told: by mail, or by hand, which then says on the record when it was."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.due_messages import telling
from coalition.base.due_messages.kinds import MessageKind, Reached
from coalition.base.mail.messages import Message
from coalition.base.text.translatable import mark

KIND = "coalition_sample.record"


def tell(record: Document, address: str | None = None) -> bool:
	return telling.tell(KIND, record, (record.doctype, record.name), [address])


def kind() -> MessageKind:
	"""Registered by the hook `coalition_message_kinds`."""
	return MessageKind(
		*(KIND, mark("A sample record"), _writes, _reaches), is_wanted=_is_open, on_sent=_note_when
	)


def _writes(record: Document) -> tuple:
	return there_is, {"title": record.title}


def there_is(title: str) -> Message:
	return Message(_("A sample record"), (title,))


def _reaches(_row: frappe._dict, record: Document) -> Reached:
	return Reached(record.organisation)


def _is_open(record: Document) -> bool:
	return record.status == "Draft"


def _note_when(record: Document, day: date) -> None:
	record.db_set("owner_note", str(day))
