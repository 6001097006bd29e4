"""What happens to a record after something was committed, however often it takes."""

import frappe
from frappe.model.document import Document

from coalition.base import outbox
from coalition.base.outbox.entries import Entry


def note_later(record: Document, note: str) -> None:
	outbox.put("coalition_sample.note", {"note": note}, title="A note", reference=record)


def write(due: dict[str, str], entry: Entry) -> None:
	"""Registered by the hook `coalition_outbox_handlers`."""
	frappe.db.set_value("Sample Record", entry.reference_name, "owner_note", due["note"])
