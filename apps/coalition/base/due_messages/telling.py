"""Telling somebody of a record: by mail where an address is, else by people, who find it on their page."""

from collections.abc import Iterable

import frappe
from frappe.model.document import Document

from coalition.base.due_messages import entries
from coalition.base.due_messages.kinds import kinds
from coalition.base.mail import sending


def tell(
	kind: str,
	record: Document,
	recipient: entries.Recipient,
	addresses: Iterable[str | None],
	language: str | None = None,
) -> bool:
	"""Mail a message to these users or addresses; where none can be mailed, let it be sent by hand.

	Answers whether it waits for that. `recipient` is whose message it is: a member, for whom several act.
	Never raises for a kind that is broken: what is being done goes on.
	"""
	found = kinds().get(kind)
	if not found:
		frappe.log_error(title=f"Nobody declares messages of the kind {kind}"[:140])
		return False
	write, values = found.writes(record)
	mailed = [sending.tell(address, write, values, language, record) for address in addresses]
	if any(mailed):
		return False
	entries.put(kind, record, recipient)
	return True
