"""Telling a member that its standing changes: by mail, and as text to paste. The reasons stay on its page."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.due_messages import telling
from coalition.base.due_messages.kinds import MessageKind
from coalition.base.mail import sending
from coalition.base.mail.messages import Message
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.base.text.translatable import mark
from coalition.membership.charters.reminders import recipients_of
from coalition.membership.kinds import member_of
from coalition.membership.people import reached
from coalition.membership.standing.facts import ENDINGS, Kind

PAGE = "/coalition"
# The kind of message (`coalition_message_kinds`).
CHANGED = "membership.standing"
# What a body decided without changing anything for the member.
UNTOLD = (Kind.ANNULMENT.value,)


def notify_member(change: Document) -> None:
	"""Tell whoever acts for the member that a change was approved; called before their accounts can end."""
	if change.kind in UNTOLD:
		return
	kind, member = member_of(change)
	telling.tell(CHANGED, change, (kind.doctype, member), recipients_of(change.as_dict()))


def message_kind() -> MessageKind:
	return MessageKind(
		*(CHANGED, mark("A decision on the member"), _about, reached.of_recipient),
		is_wanted=lambda change: change.status == "Approved",
	)


def _about(change: Document) -> tuple[sending.Write, dict[str, object]]:
	return changed, _values(change)


def changed(since: object, is_over: bool, link: str) -> Message:
	"""It names nobody and nothing: mails are read by others as well, and telephones show them."""
	day = long_date(getdate(since), frappe.local.lang)
	if is_over:
		sentences = (
			fill(_("What you had with us ends on {0}, as was decided."), day),
			_("What you did stays yours. The secretariat tells you what we keep of you."),
		)
		return Message(_("A decision of ours"), sentences)
	sentences = (
		fill(_("Something changes for you from {0} on, as was decided."), day),
		_("You find what it is, and why, on your page:"),
	)
	return Message(_("A decision of ours"), sentences, link)


def _values(change: Document) -> dict[str, object]:
	is_over = change.kind in {kind.value for kind in ENDINGS}
	return {"since": change.effective_from, "is_over": is_over, "link": PAGE}


@frappe.whitelist(methods=["GET"])
def text_to_paste(change: str) -> str:
	"""The same as text and link, for who may read the standing change; "" until it is approved."""
	doc = frappe.get_doc("Membership Standing Change", change)
	doc.check_permission("read")
	return sending.as_text(changed, _values(doc)) if doc.status == "Approved" else ""
