"""The link to an application that is not sent yet, in a mail or as a text to paste."""

from frappe import _

from coalition.base.mail.messages import Message
from coalition.base.mail.sending import tell
from coalition.membership.applying import drafts
from coalition.membership.applying.drafts import Draft


def link_of(key: str) -> str:
	return f"/coalition/apply/{key}"


def text_to_paste() -> str:
	"""The words before the link; they name nobody."""
	return _("Our application to the coalition goes on here. Whoever has this link can read and change it:")


def to_go_on(link: str) -> Message:
	return Message(
		_("Go on with your application"),
		(
			_("You began to apply. What you typed is kept for 60 days; you go on by this link."),
			_("Whoever has the link can read and change what you typed: give it to nobody else."),
		),
		link,
	)


def mail_link(draft: Draft, key: str, language: str) -> None:
	"""Mail the link to the address that the applicant gave, once for each draft."""
	address = draft.answers.get("contact_email")
	if not address or draft.link_was_mailed:
		return
	drafts.note_mail(draft)
	tell(str(address), to_go_on, {"link": link_of(key)}, language)
