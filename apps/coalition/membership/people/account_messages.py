"""How the person of a new account is told to begin. No mail says who belongs to what."""

from frappe import _
from frappe.model.document import Document

from coalition.base.mail.messages import Message
from coalition.base.mail.sending import as_text, tell
from coalition.base.text.bidi import fill


def welcome(user_name: str, link: str) -> Message:
	"""The code is handed over by a person, and never stands beside the user name."""
	return Message(
		_("Your account in the portal"),
		(
			fill(_("Welcome. An account was made for you; your user name is {0}."), user_name),
			_("The secretariat gives you a code, by telephone or in person. Enter both on this page:"),
		),
		link,
	)


def notify_of_account(account: Document) -> None:
	"""Mail the person of a new account how to begin; who has no address is told by the secretariat."""
	tell(account.email, welcome, _beginning(account), account.language)


def text_of_account(account: Document) -> str:
	"""The same to paste where the person is."""
	return as_text(welcome, _beginning(account), account.language)


def _beginning(account: Document) -> dict[str, str]:
	return {"user_name": account.user_name, "link": "/coalition/code"}
