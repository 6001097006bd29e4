"""What delegates are told where the members are asked about an applicant, whom no mail names."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.due_messages.entries import put
from coalition.base.due_messages.kinds import MessageKind
from coalition.base.mail.messages import Message
from coalition.base.mail.sending import Write, as_text, tell
from coalition.base.records import clock
from coalition.base.text.bidi import fill
from coalition.base.text.translatable import mark
from coalition.membership.people import reached

MEMBER = "Member Organisation"
# The kind of message (`coalition_message_kinds`).
OPINION = "membership.opinion"


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
	"""Tell the delegates of these members that their opinion is asked; no message names the applicant.

	Those without e-mail are told by one text for their group; who is protected is in none, and has their own.
	"""
	filters = {"holder_type": MEMBER, "holder": ("in", list(members)), "state": "Active"}
	mailed = set()
	# Whose opinion is asked is told so, whoever asks.
	for row in frappe.get_all("Portal Account", filters=filters, fields=["holder", "email", "language"]):
		if tell(row.email, opinion_asked, _asking(application), row.language, application):
			mailed.add(row.holder)
	left = members - mailed
	protected = frappe.get_all(MEMBER, {"name": ("in", list(left)), "is_protected": 1}, pluck="name")
	for member in protected:
		put(OPINION, application, (MEMBER, member))
	if left.difference(protected):
		put(OPINION, application, None)


def text_for_members(application: Document) -> str:
	"""The same as text and link, for the group in which the members are."""
	return as_text(opinion_asked, _asking(application))


def message_kind() -> MessageKind:
	return MessageKind(
		*(OPINION, mark("The opinion on an applicant"), _about, reached.of_recipient),
		is_wanted=lambda application: application.status == "Members Consulted" and not _is_over(application),
		deadline=_last_day,
	)


def _about(application: Document) -> tuple[Write, dict[str, object]]:
	return opinion_asked, _asking(application)


def _last_day(application: Document) -> date:
	return getdate(application.consulted_until)


def _is_over(application: Document) -> bool:
	return _last_day(application) < clock.today()


def _asking(application: Document) -> dict[str, str]:
	return {"day": str(application.consulted_until), "link": "/coalition/consultations"}
