"""What was proposed, as a member's program reads it, and taking back what the program proposed."""

import frappe

from coalition.base.program_keys.keys import Key, users_of
from coalition.base.records.paging import Place, page_of
from coalition.membership.change_proposals import deciding
from coalition.membership.self_service.acting import Acting, acting_by


def proposals_of(me: Acting, after: Place, length: int) -> tuple[list[frappe._dict], Place]:
	"""What was proposed for the member, by its people as by programs, and what became of it."""
	columns = ("section", "status", "proposer", "proposed_on", "decided_on", "reason")
	return page_of(deciding.DOCTYPE, me.link, columns, after, length)


def take_back(key: Key, name: str) -> None:
	"""Take back what this program proposed, with this key or an earlier one, and nobody answered.

	Raises frappe.DoesNotExistError for what it did not propose, AnsweredAlready.
	"""
	own = {**acting_by(key).link, "name": name, "proposed_by": ("in", users_of(key.family))}
	if not frappe.db.exists(deciding.DOCTYPE, own):
		raise frappe.DoesNotExistError
	deciding.take_back(name)
