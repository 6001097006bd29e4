"""What membership tells people, who send it by hand where there is no e-mail (`coalition_message_kinds`)."""

from coalition.base.due_messages.kinds import MessageKind
from coalition.membership.change_proposals import messages as proposal_messages
from coalition.membership.charters import reminders
from coalition.membership.people import account_messages
from coalition.membership.review import consultation_messages, messages
from coalition.membership.standing import standing_messages


def declared() -> list[MessageKind]:
	"""For the hook."""
	return [
		*messages.message_kinds(),
		consultation_messages.message_kind(),
		account_messages.message_kind(),
		proposal_messages.message_kind(),
		standing_messages.message_kind(),
		*reminders.message_kinds(),
	]
