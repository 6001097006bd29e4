"""How the person of a new account is told to begin. No mail says who belongs to what."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.due_messages.kinds import MessageKind, Reached
from coalition.base.due_messages.telling import tell
from coalition.base.mail.messages import Message
from coalition.base.mail.sending import Write, as_text
from coalition.base.text.bidi import fill
from coalition.base.text.translatable import mark
from coalition.membership.people import reached

# The kind of message (`coalition_message_kinds`).
WELCOME = "membership.account"


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
	"""Tell the person of a new account how to begin."""
	tell(WELCOME, account, (account.holder_type, account.holder), [account.email], account.language)


def message_kind() -> MessageKind:
	return MessageKind(
		*(WELCOME, mark("The account in the portal"), _about, _reaches),
		is_wanted=lambda account: account.state == "Active",
		# It says by which name somebody signs in.
		may_send=lambda: bool(frappe.has_permission(ACCOUNT, "read")),
	)


def _about(account: Document) -> tuple[Write, dict[str, object]]:
	return welcome, _beginning(account)


def _reaches(row: frappe._dict, account: Document) -> Reached:
	return reached.of_account(account.name) or reached.of_recipient(row, account)


def text_of_account(account: Document) -> str:
	"""The same to paste where the person is."""
	return as_text(welcome, _beginning(account), account.language)


def _beginning(account: Document) -> dict[str, object]:
	return {"user_name": account.user_name, "link": "/coalition/code"}
