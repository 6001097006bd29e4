"""What is to be sent today, on the workspaces of the desk (`coalition_waiting`)."""

from frappe import _

from coalition.base.due_messages import entries, listing, senders
from coalition.base.overview.waiting import Waiting

PAGE = "/coalition/to-send"


def of_senders() -> Waiting:
	"""For who may read all of it; who sends to some alone is told by the module that gives them the role."""
	label, roles = _("What to send today"), frozenset(senders.roles())
	return Waiting(label, entries.DUE, roles, link=PAGE, count=listing.count_of_user())
