"""The dialogs of a record that some prepare and others approve or decline, without words of its own."""

from frappe import _
from frappe.model.document import Document

from coalition.base.records.decisions import OF_A_DECISION
from coalition.base.step_dialogs.contract import Question, StepDialog
from coalition.base.text.bidi import fill

# In the order in which they are asked.
_ASKED = ("decided_in", "decision_reference", "decision_date", "decision_reason")


def of_decision(doctype: str) -> list[StepDialog]:
	"""«Approve» and «Decline» of a DocType with the fields of a decision."""
	return [
		StepDialog(doctype, "Approve", tells=approved, asks=asked),
		StepDialog(doctype, "Decline", tells=declined, asks=asked),
	]


def asked(doc: Document) -> list[Question]:
	"""Where the decision was taken and written down, so far as the record has fields for it."""
	return [Question(name) for name in _ASKED if name in OF_A_DECISION and doc.meta.has_field(name)]


def approved(doc: Document) -> list[str]:
	return [fill(_("«{0}» is approved."), doc.get_title()), stays()]


def declined(doc: Document) -> list[str]:
	return [fill(_("«{0}» is declined."), doc.get_title()), stays()]


def stays() -> str:
	return _("What is decided stays as it is; only a new decision can supersede it.")
