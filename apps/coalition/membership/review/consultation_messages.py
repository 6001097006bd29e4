"""What delegates are told where the members are asked about an applicant, whom no mail names."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.mail.messages import Message
from coalition.base.mail.sending import as_text, tell
from coalition.base.text.bidi import fill


def opinion_asked(day: str, link: str) -> Message:
	return Message(
		_("Your opinion is asked"),
		(
			fill(
				_("An organisation asks to join. The members can say what they think of it through {0}."), day
			),
			_("Sign in to read it and to give your organisation's opinion:"),
		),
		link,
	)


def ask_delegates(application: Document, members: set[str]) -> None:
	"""Mail the delegates of these members that their opinion is asked; the mail names no applicant."""
	filters = {"holder_type": "Member Organisation", "holder": ("in", list(members)), "state": "Active"}
	# Whose opinion is asked is told so, whoever asks.
	for row in frappe.get_all("Portal Account", filters=filters, fields=["email", "language"]):
		tell(row.email, opinion_asked, _asking(application), row.language)


def text_for_members(application: Document) -> str:
	"""The same as text and link, for the group in which the members are."""
	return as_text(opinion_asked, _asking(application))


def _asking(application: Document) -> dict[str, str]:
	return {"day": str(application.consulted_until), "link": "/coalition/consultations"}
