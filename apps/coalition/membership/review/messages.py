"""What applicants are told of their application. No mail tells what was decided, or says names."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.due_messages.kinds import MessageKind
from coalition.base.due_messages.telling import tell
from coalition.base.mail import languages
from coalition.base.mail.messages import Message
from coalition.base.mail.sending import Write, as_text
from coalition.base.text.bidi import fill
from coalition.base.text.translatable import mark
from coalition.membership.people import reached
from coalition.membership.review.rights import APPLICATION, require_secretariat

DECIDED = ("Approved", "Declined")
# Kinds of what applicants are told (`coalition_message_kinds`).
STATUS, WRITTEN, APPEAL = ("membership.application", "membership.written", "membership.appeal")


def page_of(application: Document) -> str:
	"""The path of the applicant's own page; "" where it has none."""
	key = application.submission_key
	return f"/coalition/apply/{key}" if key else ""


def where_to_look(link: str) -> tuple[str, ...]:
	if not link:
		return (_("The secretariat tells you more."),)
	return (_("You find on its page, which only those see who know its address, how far it is:"),)


def received(number: str, link: str) -> Message:
	return Message(
		_("We have your application"),
		(
			fill(_("We have your application. Its number is {0}."), number),
			_("The secretariat will read it and speak with you; then the coalition decides."),
			*where_to_look(link),
		),
		link,
	)


def asked(number: str, link: str) -> Message:
	told = _("The secretariat asks you for more on your application {0}.")
	return _to_answer(_("We have a question on your application"), told, number, link)


def written(number: str, link: str) -> Message:
	told = _("The secretariat has written to you on your application {0}.")
	return _to_answer(_("A message on your application"), told, number, link)


def _to_answer(title: str, told: str, number: str, link: str) -> Message:
	"""What was written stands on the applicant's page alone: mails are read by others too."""
	where = _("Read and answer it on its page, which only those see who know its address:")
	return Message(
		title,
		(fill(told, number), where if link else _("The secretariat tells you more.")),
		link,
	)


def withdrawn(number: str, link: str) -> Message:
	return Message(
		_("Your application was withdrawn"),
		(
			fill(_("Your application {0} was withdrawn, as you asked."), number),
			_("If that is not so, tell the secretariat at once. You can apply anew whenever you like."),
		),
		link,
	)


def decided(number: str, link: str) -> Message:
	"""What was decided stands on the applicant's page alone: mails are read by others too."""
	return Message(
		_("Your application was decided"),
		(
			fill(_("Your application {0} was decided."), number),
			*where_to_look(link),
		),
		link,
	)


def appeal_received(number: str, link: str) -> Message:
	return Message(
		_("We have your appeal"),
		(
			fill(_("We have your appeal on the application {0}. Others decide on it than before."), number),
			*where_to_look(link),
		),
		link,
	)


def appeal_decided(number: str, link: str) -> Message:
	return Message(
		_("Your appeal was decided"),
		(fill(_("Your appeal on the application {0} was decided."), number), *where_to_look(link)),
		link,
	)


# Status -> what an applicant is written of it: their own step, a question, or a decision led there.
WRITES = {
	"Submitted": received,
	"Information Asked": asked,
	"Withdrawn": withdrawn,
	**dict.fromkeys(DECIDED, decided),
}


def notify_applicant(application: Document) -> None:
	"""Mail the applicant, where an address was given, what became of the application.

	What goes on after an appeal is told with the appeal.
	"""
	if application.flags.carried or not application.has_value_changed("status"):
		return
	if application.status in WRITES:
		_tell(STATUS, application, application)


def text_for(application: Document) -> str:
	"""The same as text and link, to send where the applicant is: by WhatsApp, say."""
	return as_text(*_about(application), application.language)


def _about(application: Document) -> tuple[Write, dict[str, object]]:
	return WRITES.get(application.status, received), _values(application)


def _values(application: Document) -> dict[str, object]:
	return {"number": application.name, "link": page_of(application)}


def notify_of_message(application: Document) -> None:
	_tell(WRITTEN, application, application)


def notify_of_appeal(appeal: Document) -> None:
	"""Tell the applicant that the appeal arrived, or was decided."""
	_tell(APPEAL, appeal, _appealed(appeal))


def _about_appeal(appeal: Document) -> tuple[Write, dict[str, object]]:
	write = appeal_received if appeal.status == "Submitted" else appeal_decided
	return write, _values(_appealed(appeal))


def _appealed(appeal: Document) -> Document:
	return frappe.get_doc(APPLICATION, appeal.application)


def _tell(kind: str, record: Document, application: Document) -> None:
	recipient = (APPLICATION, application.name)
	tell(kind, record, recipient, [application.contact_email], application.language)


def message_kinds() -> list[MessageKind]:
	"""What applicants are told. Each text holds their own link: whoever sees it could answer as they do."""
	theirs = {"reaches": reached.of_recipient, "may_send": _may_take_links}
	return [
		MessageKind(STATUS, mark("The application"), _about, opens=_take_link, **theirs),
		MessageKind(
			*(WRITTEN, mark("A message on the application"), lambda record: (written, _values(record))),
			opens=_take_link,
			**theirs,
		),
		MessageKind(
			*(APPEAL, mark("The appeal"), _about_appeal),
			opens=lambda appeal: _take_link(_appealed(appeal)),
			**theirs,
		),
	]


def _may_take_links() -> bool:
	return bool(frappe.has_permission(APPLICATION, "create"))


def _take_link(application: Document) -> None:
	"""Let the user have the applicant's link. Raises frappe.PermissionError."""
	_note_taken(require_secretariat(application.name))


def _note_taken(application: Document) -> None:
	application.note_part()
	with languages.in_language(languages.of_coalition()):
		application.add_comment("Info", _("Took the applicant's link, to hand it on."))


@frappe.whitelist(methods=["POST"])
def text_to_paste(application: str) -> str:
	"""The text and link for the applicant of this Membership Application, for the secretariat to hand on.

	Whoever has the link can answer and withdraw as the applicant: it is no reader's and no decider's. Who
	took it is told on the timeline, and had a part.
	"""
	doc = require_secretariat(application)
	text = text_for(doc)
	_note_taken(doc)
	return text
