"""What a member is told of its proposals."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.due_messages import telling
from coalition.base.due_messages.kinds import MessageKind, Reached
from coalition.base.mail.messages import Message
from coalition.base.mail.sending import Write
from coalition.base.text.translatable import mark
from coalition.membership.kinds import member_of
from coalition.membership.people import reached

# The kind of message (`coalition_message_kinds`).
ANSWERED = "membership.proposal"


def tell(proposal: Document) -> None:
	"""Tell who proposed it that it was answered; what was answered stands in the portal alone."""
	kind, member = member_of(proposal)
	telling.tell(ANSWERED, proposal, (kind.doctype, member), [proposal.proposed_by])


def message_kind() -> MessageKind:
	return MessageKind(ANSWERED, mark("The answer to a proposal"), _about, _reaches)


def _about(proposal: Document) -> tuple[Write, dict[str, object]]:
	root = "/coalition/organisation" if proposal.member_organisation else "/coalition/me"
	return answered, {"link": f"{root}/profile"}


def _reaches(row: frappe._dict, proposal: Document) -> Reached:
	"""Who proposed it, also where somebody else acts for the member today."""
	account = frappe.db.get_value(ACCOUNT, {"user": proposal.proposed_by, "state": "Active"})
	return reached.of_account(account) or reached.of_recipient(row, proposal)


def answered(link: str) -> Message:
	return Message(
		_("Your proposal was answered"),
		(_("The secretariat has answered what you proposed. Sign in to read it:"),),
		link,
	)
