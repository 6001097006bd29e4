"""What applicants are told of their application."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.mail import languages
from coalition.base.mail.messages import Message, isolated
from coalition.base.mail.sending import as_text, tell
from coalition.membership.review import desk
from coalition.membership.review.letters import asked, page_of, where_to_look, withdrawn

DECIDED = ("Approved", "Declined")


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


def received(number: str, link: str) -> Message:
	return Message(
		_("We have your application"),
		(
			_("We have your application. Its number is {0}.").format(isolated(number)),
			_("The secretariat will read it and speak with you; then the coalition decides."),
			*where_to_look(link),
		),
		link,
	)


def decided(number: str, link: str) -> Message:
	"""What was decided stands on the applicant's page alone: mails are read by others too."""
	return Message(
		_("Your application was decided"),
		(
			_("Your application {0} was decided.").format(isolated(number)),
			*where_to_look(link),
		),
		link,
	)


# Status -> what an applicant is written of it: their own step, a question, or a decision led there.
WRITES = {
	"Submitted": received,
	"Information Asked": asked,
	"Withdrawn": withdrawn,
	**dict.fromkeys(DECIDED, decided),
}


def _about(application: Document) -> tuple:
	write = WRITES.get(application.status, received)
	return write, {"number": application.name, "link": page_of(application)}


@frappe.whitelist(methods=["POST"])
def text_to_paste(application: str) -> str:
	"""The text and link for the applicant of this Membership Application, for the secretariat to hand on.

	Whoever has the link can answer and withdraw as the applicant: it is no reader's and no decider's. Who
	took it is told on the timeline, and had a part.
	"""
	doc = desk.require_secretariat(application)
	text = text_for(doc)
	doc.note_part()
	with languages.in_language(languages.of_coalition()):
		doc.add_comment("Info", _("Took the applicant's link, to hand it on."))
	return text
