"""What is written to applicants, delegates and new members. No mail tells what was decided, or says names."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.mail.messages import Message, isolated
from coalition.base.mail.sending import as_text, tell


def page_of(application: Document) -> str:
	"""The path of the applicant's own page; "" where it has none."""
	key = application.submission_key
	return f"/coalition/apply/{key}" if key else ""


def where_to_look(link: str) -> tuple[str, ...]:
	if not link:
		return (_("The secretariat tells you more."),)
	return (_("You find on its page, which only those see who know its address, how far it is:"),)


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
		(told.format(isolated(number)), where if link else _("The secretariat tells you more.")),
		link,
	)


def withdrawn(number: str, link: str) -> Message:
	return Message(
		_("Your application was withdrawn"),
		(
			_("Your application {0} was withdrawn, as you asked.").format(isolated(number)),
			_("If that is not so, tell the secretariat at once. You can apply anew whenever you like."),
		),
		link,
	)


def appeal_received(number: str, link: str) -> Message:
	return Message(
		_("We have your appeal"),
		(
			_("We have your appeal on the application {0}. Others decide on it than before.").format(
				isolated(number)
			),
			*where_to_look(link),
		),
		link,
	)


def appeal_decided(number: str, link: str) -> Message:
	return Message(
		_("Your appeal was decided"),
		(_("Your appeal on the application {0} was decided.").format(isolated(number)), *where_to_look(link)),
		link,
	)


def opinion_asked(day: str, link: str) -> Message:
	return Message(
		_("Your opinion is asked"),
		(
			_("An organisation asks to join. The members can say what they think of it through {0}.").format(
				isolated(day)
			),
			_("Sign in to read it and to give your organisation's opinion:"),
		),
		link,
	)


def welcome(user_name: str, link: str) -> Message:
	"""The code is handed over by a person, and never stands beside the user name."""
	return Message(
		_("Your account in the portal"),
		(
			_("Welcome. An account was made for you; your user name is {0}.").format(isolated(user_name)),
			_("The secretariat gives you a code, by telephone or in person. Enter both on this page:"),
		),
		link,
	)


def notify_of_message(application: Document) -> None:
	_tell(application, written)


def notify_of_appeal(application: Document, write) -> None:
	_tell(application, write)


def _tell(application: Document, write) -> None:
	values = {"number": application.name, "link": page_of(application)}
	tell(application.contact_email, write, values, application.language, application)


def notify_of_account(account: Document) -> None:
	"""Mail the person of a new account how to begin; who has no address is told by the secretariat."""
	tell(account.email, welcome, _beginning(account), account.language)


def text_of_account(account: Document) -> str:
	"""The same to paste where the person is."""
	return as_text(welcome, _beginning(account), account.language)


def _beginning(account: Document) -> dict[str, str]:
	return {"user_name": account.user_name, "link": "/coalition/code"}


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
