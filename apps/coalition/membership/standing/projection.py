"""The stored standing of members, for lists, charts and reports. No decision reads it.

It can be thrown away and computed again at any time; whatever changes a member's declarations or decided
changes refreshes it, and so does each day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType
from frappe.utils import getdate
from pypika import Table
from pypika.terms import Criterion

from coalition.base.accounts.as_system import as_system
from coalition.base.records import locking
from coalition.membership.charters import matters
from coalition.membership.directory import public_figures
from coalition.membership.kinds import KINDS, ORGANISATIONS, MemberKind
from coalition.membership.standing import leaving
from coalition.membership.standing.facts import Facts, Policy
from coalition.membership.standing.policy import policy_in_force
from coalition.membership.standing.reading import facts_of_many
from coalition.membership.standing.standing import State, standing, state_since

BATCH = 500
# Where it is stored: lists and figures are grouped by it.
COLUMN = "standing"
# Who does not belong: not yet, or no more.
OUTSIDE = (State.NOT_YET.value, State.LEFT.value, State.EXPELLED.value)


def of_new_member(member_since: date | str) -> tuple[str, date | None]:
	"""What is stored of somebody who has just been entered, and has declared nothing yet."""
	# The policy is on declarations that lapsed, so none need be read.
	return _stored(Facts(getdate(member_since)), getdate(), Policy())


def keep_standing(member: Document) -> None:
	"""Whatever a client sends, the projection alone writes it. For `validate`."""
	before = member.get_doc_before_save()
	stored = (before.standing, before.standing_since) if before else of_new_member(member.member_since)
	member.standing, member.standing_since = stored


def refresh(*members: str, kind: MemberKind = ORGANISATIONS) -> None:
	"""Store these members' standing of today, and open or settle their matters.

	In the transaction of whatever changed it; what others have just decided is waited for, and read.
	"""
	for batch in _batches(members):
		_refresh(batch, kind, locked=True)


def refresh_all() -> None:
	"""The same for every member."""
	for kind in KINDS.values():
		refresh(*_everybody(kind), kind=kind)


def refresh_daily() -> None:
	"""The daily job: every member, each batch for itself, so that a job that was killed goes on as it was."""
	with as_system():
		for kind, batch in _all_batches():
			# A new transaction for each batch: it begins by waiting for those who decide on these members,
			# so that it sees what they left, and lets the next ones wait for no more than a batch.
			frappe.db.commit()
			_refresh(batch, kind, locked=False)
		# The last batch.
		frappe.db.commit()


def refresh_after_policy(*_due: object) -> None:
	"""The outbox's handler, after a change of the policy; run again it comes to the same."""
	refresh_daily()


def belongs(member: Table) -> Criterion:
	"""The condition that a member in this table of members has not left: for lists and figures."""
	return member.standing.notin(OUTSIDE)


def belonging() -> list:
	"""The same for a list that a user asks for."""
	return ["standing", "not in", [*OUTSIDE]]


def _all_batches() -> Iterator[tuple[MemberKind, Sequence[str]]]:
	return ((kind, batch) for kind in KINDS.values() for batch in _batches(_everybody(kind)))


def _everybody(kind: MemberKind) -> list[str]:
	"""The names of all members, in order, so that two runs at once wait for each other and do not clash."""
	# The system computes for all, whoever's act makes it.
	return frappe.get_all(kind.doctype, order_by="name asc", pluck="name")


def _batches(members: Sequence[str]) -> Iterator[Sequence[str]]:
	return (members[start : start + BATCH] for start in range(0, len(members), BATCH))


def _refresh(members: Sequence[str], kind: MemberKind, locked: bool) -> None:
	stored = _lock(members, kind)
	facts = facts_of_many(members, kind, locked)
	today, policy = getdate(), policy_in_force()
	now = {member: _stored(known, today, policy) for member, known in facts.items()}
	_store_what_changed(kind, stored, now)
	leaving.follow({member: since for member, (state, since) in now.items() if state in leaving.OVER}, kind)
	matters.follow(facts, kind, today, policy)


def _store_what_changed(kind: MemberKind, stored: dict, now: dict) -> None:
	changed = defaultdict(list)
	for member, standing_now in now.items():
		if standing_now != stored[member]:
			changed[standing_now].append(member)
	for standing_now, names in changed.items():
		_store(kind, names, *standing_now)
	if changed:
		public_figures.forget()


def _store(kind: MemberKind, members: list[str], state: str, since: date | None) -> None:
	values = {"standing": state, "standing_since": since}
	# One statement for all that have come to the same; it is no edit of theirs.
	frappe.db.set_value(kind.doctype, {"name": ("in", members)}, values, update_modified=False)


def _lock(members: Sequence[str], kind: MemberKind) -> dict[str, tuple[str, date | None]]:
	"""What is stored; whoever decides on these members waits until this transaction ends."""
	table = DocType(kind.doctype)
	query = frappe.qb.from_(table).select(table.name, table.standing, table.standing_since)
	rows = locking.locked_rows(query.where(table.name.isin(members)))
	return {name: (state, since) for name, state, since in rows}


def _stored(facts: Facts, day: date, policy: Policy) -> tuple[str, date | None]:
	return standing(facts, day, policy).state.value, state_since(facts, day, policy)
