"""Locks of rows, for promises that rest on other rows: a quantity, seats, a balance, a closing.

What is promised is read after the lock on the one row that stands for it, and that lock is the first
statement of a fresh transaction: after an earlier read one would see the table as it was before whoever came
first. Several rows are locked in order of their names, so that no two wait for each other. (Measured with 16
clients on MariaDB 10.11: a lock after a read promised past the quantity; locks on children met in gaps.)

A lock that finds no row holds the gap in which others insert theirs: two who look so and then insert wait for
each other, and one gives way. So what is not there yet is read plainly after `lock_first`; where that cannot
be, since something was written or read before, it is looked for with a lock and all of it is done anew.
"""

import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import frappe
from frappe.model.document import Document
from pypika.queries import QueryBuilder

from coalition.base.errors import LockedTooLate

# Seconds at most before each new try; those who met are unlikely to meet again.
PAUSES = (0.05, 0.1, 0.2, 0.4)
# MariaDB: a deadlock, and a row that changed since it was read (innodb_snapshot_isolation).
_GAVE_WAY, _CHANGED_SINCE = 1213, 1020

Answer = TypeVar("Answer")
# A row by its name, or by filters.
Which = str | Mapping[str, Any]


def lock(doctype: str, name: str) -> bool:
	"""Hold this row until the transaction ends; answers whether it is there."""
	return bool(locked_name(doctype, name))


def locked(doctype: str, name: str) -> Document:
	"""The record as it is stored now, held with its children until the transaction ends.

	Raises frappe.DoesNotExistError.
	"""
	return frappe.get_doc(doctype, name, for_update=True)


def locked_name(doctype: str, which: Which) -> str | None:
	"""The name of the one row that is meant, as `locked_values`; None where there is none."""
	return locked_value(doctype, which, "name")


def locked_value(doctype: str, which: Which, field: str) -> Any:
	"""One value of a row, as `locked_values`; None where there is no such row as well."""
	values = locked_values(doctype, which, [field])
	return values[field] if values else None


def locked_values(doctype: str, which: Which, fields: Sequence[str]) -> frappe._dict | None:
	"""Field -> value of the one row with this name or these filters; None where there is none.

	As it is stored now, whatever this transaction read before, and held until it ends. Of several rows that
	the filters find, it is the one that changed last.
	"""
	return frappe.db.get_value(doctype, which, list(fields), as_dict=True, for_update=True)


def locked_rows(query: QueryBuilder, **how: bool) -> Sequence:
	"""The rows that a query of the query builder finds, as `locked_values`; all that it looks at is held.

	`how` is what its `run` takes: `as_dict`, `pluck`.
	"""
	return query.for_update().run(**how)


def lock_first(rows: Iterable[tuple[str, str]]) -> None:
	"""Begin a transaction with the locks on these rows (DocType, name): what is read next is as it is now.

	What was read before is not to be trusted any more. Raises LockedTooLate where something was written
	already, since that would be undone, and frappe.DoesNotExistError for a row that is gone.
	"""
	if frappe.db.transaction_writes:
		raise LockedTooLate("lock the rows before anything is written")
	# Nothing was written: it ends what was read.
	frappe.db.rollback()
	for doctype, name in sorted({*rows}):
		# The row alone: its children would be locked by ranges, in which others insert theirs.
		if not lock(doctype, name):
			raise frappe.DoesNotExistError(name)


def done_anew(work: Callable[[], Answer]) -> Answer:
	"""The answer of this work, which is done anew where it gave way to another: all that it did was undone.

	It begins what it does by itself, and nothing was written before it.
	"""
	for pause in PAUSES:
		try:
			return work()
		except Exception as error:
			if not gave_way(error):
				raise
			# The database undid it; this forgets what was to follow its commit.
			frappe.db.rollback()
			time.sleep(pause * random.random())
	return work()


def gave_way(error: BaseException) -> bool:
	"""Whether the database chose this transaction to give way: sent once more it would go through."""
	code = error.args[0] if error.args else None
	return isinstance(error, frappe.QueryDeadlockError) or code in (_GAVE_WAY, _CHANGED_SINCE)
