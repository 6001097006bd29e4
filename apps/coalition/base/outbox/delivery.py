"""The job of the outbox: does what is due, each entry in a transaction of its own, one job at a time.

The lock is the database's and ends with the connection of a worker that was killed, so that the next job goes
on at the entry that was not done. Only one job at once keeps sequences in order, and does nothing twice.
"""

import time

import frappe

from coalition.base.outbox.entries import FIELDS, GIVEN_UP, OUTBOX, WAITING, Entry
from coalition.base.outbox.errors import Failed, OnHold, Problem
from coalition.base.outbox.handlers import handler_of
from coalition.base.outbox.pauses import FIRST, pause_after
from coalition.base.records.named_lock import named_lock

LOCK = "outbox"
# Less than the engine gives a job of the short queue, so that it ends between two entries.
SECONDS = 200

_DUE = f"""
	select {", ".join(f"`{field}`" for field in FIELDS)} from `tabOutbox Entry` entry
	where status = %(waiting)s and due_utc <= utc_timestamp(6) and not exists (
		select 1 from `tabOutbox Entry` earlier
		where entry.sequence != '' and earlier.sequence = entry.sequence and earlier.status = %(waiting)s
			and (earlier.put_utc, earlier.name) < (entry.put_utc, entry.name)
	)
	order by put_utc, name limit 1
"""


def run() -> None:
	"""Do what is due. Called after each commit that put something, and by the scheduler all the time.

	What it has no time for, and what was put while it ended, the scheduler's next call does.
	"""
	end = time.monotonic() + SECONDS
	with named_lock(LOCK, seconds=0) as is_mine:
		while is_mine and time.monotonic() < end and (entry := _next_due()):
			_attempt(entry)


def _next_due() -> Entry | None:
	# What was committed meanwhile is seen by a transaction that begins now.
	frappe.db.commit()
	rows = frappe.db.sql(_DUE, {"waiting": WAITING}, as_dict=True)
	return Entry(**rows[0]) if rows else None


def _attempt(entry: Entry) -> None:
	try:
		handler_of(entry)(entry.payload, entry)
		frappe.db.delete(OUTBOX, {"name": entry.name})
		# Each entry for itself: a worker that dies repeats the one at which it was.
		frappe.db.commit()
	except OnHold:
		# What the handler wrote before goes with its work.
		frappe.db.rollback()
		_postpone(entry, FIRST.total_seconds())
	except Exception as error:
		# Where the database itself is away this fails as well: it knows the entry still.
		frappe.db.rollback()
		_note_failure(entry, error)
		if isinstance(error, frappe.db.OperationalError):
			# The lock may have gone with the connection.
			raise


def _note_failure(entry: Entry, error: Exception) -> None:
	"""Note what failed, without the error's text: that may hold addresses and secret links."""
	problem, is_final = _problem(error)
	attempts = entry.attempts + 1
	pause = None if is_final else pause_after(attempts)
	values = {"attempts": attempts, "problem": problem.value, "status": WAITING if pause else GIVEN_UP}
	frappe.db.set_value(OUTBOX, entry.name, values)
	frappe.logger("coalition").warning("Outbox %s: %s (%s)", entry.name, problem.name, type(error).__name__)
	_postpone(entry, pause.total_seconds() if pause else 0)


def _postpone(entry: Entry, seconds: float) -> None:
	query = "update `tabOutbox Entry` set due_utc = utc_timestamp(6) + interval %s second where name = %s"
	frappe.db.sql(query, (seconds, entry.name))
	# The next entry is another transaction's.
	frappe.db.commit()


def _problem(error: Exception) -> tuple[Problem, bool]:
	"""What to tell of an error, and whether trying again is of no use."""
	return (error.problem, error.is_final) if isinstance(error, Failed) else (Problem.FAILED, False)
