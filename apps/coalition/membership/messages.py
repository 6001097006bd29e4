"""What applicants are told of their application."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.mail import address_of, as_text, tell
from coalition.base.messages import Message, isolated

DECIDED = ("Approved", "Declined")
# Into these an applicant's own step or a decision leads.
TOLD = ("Submitted", *DECIDED)


def tell_applicant(application: Document) -> None:
	"""Mail the applicant, where an address was given, what became of the application."""
	if application.status in TOLD and application.has_value_changed("status"):
		tell(application.contact_email, *_about(application), application.language, application)


def text_for(application: Document) -> str:
	"""The same as text and link, to send where the applicant is: by WhatsApp, say."""
	return as_text(*_about(application), application.language)


def received(number: str, link: str) -> Message:
	return Message(
		_("We have your application"),
		(
			_("We have your application. Its number is {0}.").format(isolated(number)),
			_("The secretariat will read it and speak with you; then the council decides."),
			*_where_to_look(link),
		),
		link,
	)


def decided(number: str, link: str) -> Message:
	"""What was decided stands on the applicant's page alone: mails are read by others too."""
	return Message(
		_("Your application was decided"),
		(
			_("The council has decided on your application {0}.").format(isolated(number)),
			*_where_to_look(link),
		),
		link,
	)


def _where_to_look(link: str) -> tuple[str, ...]:
	if not link:
		return (_("The secretariat tells you more."),)
	return (_("You find on its page, which only those see who know its address, how far it is:"),)


def _about(application: Document) -> tuple:
	key = application.submission_key
	link = address_of(f"/coalition/apply/{key}") if key else ""
	write = decided if application.status in DECIDED else received
	return write, {"number": application.name, "link": link}


@frappe.whitelist(methods=["GET"])
def text_to_paste(application: str) -> str:
	"""The text and link for the applicant of this Membership Application, for who may write it.

	The link is the applicant's own: it is given to those who work on the application, to hand it on.
	"""
	doc = frappe.get_doc("Membership Application", application)
	doc.check_permission("write")
	return text_for(doc)
