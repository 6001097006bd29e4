"""What the engine's templates call (hook `jinja`): a print format of ours is one line.

The engine's own templates escape nothing, and what strangers wrote stands in records: ours escape it.
"""

from frappe.model.document import Document
from markupsafe import Markup

from coalition.base.guards.guarded import is_guarded
from coalition.base.printed import frame
from coalition.base.printed.records import PrintedRecord

ALL_OF_IT = "base/printed/record.html"


def coalition_paper(doc: Document, template: str = ALL_OF_IT, letter_head: str = "") -> Markup:
	"""A record on the coalition's paper; "" where it is none of ours.

	`template` extends "base/printed/record.html". `letter_head` is HTML that an administrator wrote,
	which stands in the place of the coalition's name and sign. Whoever calls this has judged that
	the record may be read.
	"""
	if not coalition_prints(doc):
		return Markup("")
	record = PrintedRecord(doc)
	values = {"record": record, "doc": doc, "letter_head": Markup(letter_head or "")}
	return Markup(frame.paper(template, values, f"{record.kind} {record.number}".strip()))


def coalition_prints(doc: Document) -> bool:
	"""Whether a record is one of ours."""
	return is_guarded(doc.doctype)
