"""What applicants are told of their application. No mail tells what was decided, or says names."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.mail import languages
from coalition.base.mail.messages import Message
from coalition.base.mail.sending import as_text, tell
from coalition.base.text.bidi import fill
from coalition.membership.review.rights import require_secretariat

DECIDED = ("Approved", "Declined")


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
		tell(application.contact_email, *_about(application), application.language, application)


def text_for(application: Document) -> str:
	"""The same as text and link, to send where the applicant is: by WhatsApp, say."""
	return as_text(*_about(application), application.language)


def _about(application: Document) -> tuple:
	write = WRITES.get(application.status, received)
	return write, {"number": application.name, "link": page_of(application)}


def notify_of_message(application: Document) -> None:
	_tell(application, written)


def notify_of_appeal(application: Document, write) -> None:
	_tell(application, write)


def _tell(application: Document, write) -> None:
	values = {"number": application.name, "link": page_of(application)}
	tell(application.contact_email, write, values, application.language, application)


@frappe.whitelist(methods=["POST"])
def text_to_paste(application: str) -> str:
	"""The text and link for the applicant of this Membership Application, for the secretariat to hand on.

	Whoever has the link can answer and withdraw as the applicant: it is no reader's and no decider's. Who
	took it is told on the timeline, and had a part.
	"""
	doc = require_secretariat(application)
	text = text_for(doc)
	doc.note_part()
	with languages.in_language(languages.of_coalition()):
		doc.add_comment("Info", _("Took the applicant's link, to hand it on."))
	return text
