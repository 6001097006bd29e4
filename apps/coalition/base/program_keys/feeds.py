"""What has changed for a program, numbered in the order in which it became visible.

The numbers of a feed are given by its row, which stays locked from then until the transaction ends: who comes
later gets a higher number, and cannot become visible before. So whoever has read up to a number has missed
nothing below it, however long a transaction took. Numbers are given at the very end of a transaction, when
its work is done: the row is locked for the time of a commit.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta

import frappe
from frappe.model.document import Document

from coalition.base.program_keys.keys import ACTIVE, KEY
from coalition.base.program_keys.scopes import Scope
from coalition.base.program_keys.working import Times, ended
from coalition.base.records import locking
from coalition.base.records.clock import database_now
from coalition.base.text.translatable import mark

SCOPE = "changes:read"
FEED, NOTE = "Change Feed", "Change Note"
# What REST calls the records -> the scopes of which one opens them.
KINDS_HOOK = "coalition_change_kinds"
MADE, CHANGED, ENDED = "made", "changed", "ended"
KEPT_FOR = timedelta(days=90)
_PENDING = "coalition_change_notes"


def scopes() -> list[Scope]:
	"""For the hook `coalition_key_scopes`."""
	told = mark("What happened, by kind and number, to records that the key may read.")
	return [Scope(SCOPE, mark("Ask What Has Changed"), told)]


def kinds_for(scopes: Collection[str]) -> list[str]:
	"""The kinds of records of which a key with these scopes may learn; apps declare them by the hook."""
	declared = frappe.get_hooks(KINDS_HOOK, {})
	return sorted(kind for kind, opened_by in declared.items() if not set(opened_by).isdisjoint(scopes))


def begin(key: Document) -> None:
	"""The feed of a new key that may ask for changes: from now on all of them are told."""
	row = {"program_key": key.family, "holder_type": key.holder_type, "holder": key.holder, "last_number": 0}
	# Past the document, which refuses everybody.
	frappe.get_doc({"doctype": FEED, **row}).db_insert()


def begin_again(key: Document) -> None:
	"""The same where its feed was forgotten with the last key that worked, and one works again."""
	# Locked: who is just forgetting it is done before, or finds a key that works.
	stored = locking.locked_name(FEED, {"program_key": key.family})
	if not stored and _is_read(key.family):
		begin(key)


def end(family: str) -> None:
	"""Forget the feed of keys of which none works any more."""
	# Locked before its notes, as by who numbers them: in another order the two would wait for each other.
	feed = locking.locked_name(FEED, {"program_key": family})
	if feed and not _is_read(family):
		frappe.db.delete(NOTE, {"feed": feed})
		frappe.db.delete(FEED, {"name": feed})


def _is_read(family: str) -> bool:
	"""Whether a key of this row of successors works, by the clock that all machines share."""
	# The system looks for what it ends; a key that was replaced or has expired is Active as well.
	keys = frappe.get_all(
		KEY, filters={"family": family, "state": ACTIVE}, fields=["expires_on", "works_until"]
	)
	now = database_now()
	return any(not ended(Times(False, each.expires_on, each.works_until), now) for each in keys)


def note(of: dict[str, str], kind: str, record: str, what: str) -> None:
	"""Tell the feeds with these values (a holder's, or a program_key's) when this transaction commits."""
	# The system finds who is to be told.
	for feed in frappe.get_all(FEED, filters=of, pluck="name"):
		pending = frappe.local.flags.get(_PENDING)
		if pending is None:
			pending = frappe.local.flags[_PENDING] = {}
			frappe.db.before_commit.add(_write)
			frappe.db.before_rollback.add(_forget)
		earlier = pending.get((feed, kind, record))
		pending[feed, kind, record] = MADE if earlier == MADE and what == CHANGED else what


def holders_told(holder_type: str) -> list[str]:
	"""The holders of this kind whose programs are told of changes, by name."""
	# As above.
	held = {"holder_type": holder_type}
	return frappe.get_all(FEED, filters=held, pluck="holder", distinct=True, order_by="holder asc")


def _forget() -> None:
	frappe.local.flags.pop(_PENDING, None)


def _write() -> None:
	pending = frappe.local.flags.pop(_PENDING, None) or {}
	# Always in one order, so that two transactions never wait for each other.
	for feed in sorted({feed for feed, _kind, _record in pending}):
		told = [(kind, record, what) for (of, kind, record), what in pending.items() if of == feed]
		_number(feed, told)


def _number(feed: str, told: Sequence[tuple[str, str, str]]) -> None:
	last = locking.locked_value(FEED, feed, "last_number")
	if last is None:
		return
	for number, (kind, record, what) in enumerate(told, start=last + 1):
		row = {"feed": feed, "number": number, "kind": kind, "record": record, "what": what}
		# As above.
		frappe.get_doc({"doctype": NOTE, **row, "happened_on": database_now()}).db_insert()
	frappe.db.set_value(FEED, feed, "last_number", last + len(told), update_modified=False)


def feed_of(family: str) -> frappe._dict | None:
	"""The feed of a row of keys, with the number that was given last; None for keys that may not ask."""
	return frappe.db.get_value(FEED, {"program_key": family}, ["name", "last_number"], as_dict=True)


def notes_after(feed: str, number: int, kinds: Sequence[str], length: int) -> list[frappe._dict]:
	"""What is visible of a feed after a number, of these kinds, in order."""
	# The feed is the caller's own.
	return frappe.get_all(
		NOTE,
		filters={"feed": feed, "number": (">", number), "kind": ("in", list(kinds))},
		fields=["number", "kind", "record", "what", "happened_on"],
		order_by="number asc",
		limit=length,
	)


def first_kept(feed: frappe._dict) -> int:
	"""The number of the oldest note that is still kept, or of the next one where there is none."""
	found = frappe.get_all(NOTE, filters={"feed": feed.name}, pluck="number", order_by="number asc", limit=1)
	return found[0] if found else feed.last_number + 1


def sweep() -> None:
	"""Delete what happened long ago, and what no key reads any more. Daily."""
	frappe.db.delete(NOTE, {"happened_on": ("<", database_now() - KEPT_FOR)})
	# Everybody's feeds.
	families = frappe.get_all(FEED, pluck="program_key")
	for family in [each for each in families if not _is_read(each)]:
		# A new transaction for each: it begins with the lock, and sees a key that was prolonged meanwhile.
		frappe.db.commit()
		end(family)
