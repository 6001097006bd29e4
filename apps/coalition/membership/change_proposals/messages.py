"""What a member is told of its proposals."""

from frappe import _
from frappe.model.document import Document

from coalition.base.mail import sending
from coalition.base.mail.messages import Message


def tell(proposal: Document) -> None:
	"""Mail who proposed it that it was answered; what was answered stands in the portal alone."""
	root = "/coalition/organisation" if proposal.member_organisation else "/coalition/me"
	sending.tell(proposal.proposed_by, answered, {"link": f"{root}/profile"}, reference=proposal)


def answered(link: str) -> Message:
	return Message(
		_("Your proposal was answered"),
		(_("The secretariat has answered what you proposed. Sign in to read it:"),),
		link,
	)
