"""A lock of the database, held by a connection: it keeps jobs apart on all machines, and ends with it."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe


@contextmanager
def named_lock(name: str, seconds: int) -> Iterator[bool]:
	"""Hold the lock of this name on this site; answers whether it could be had in that time (seconds)."""
	full = _full(name)
	is_mine = bool(frappe.db.sql("select get_lock(%s, %s)", (full, seconds))[0][0])
	try:
		yield is_mine
	finally:
		if is_mine:
			frappe.db.sql("select release_lock(%s)", (full,))


def is_free(name: str) -> bool:
	"""Whether nobody holds it."""
	return bool(frappe.db.sql("select is_free_lock(%s)", (_full(name),))[0][0])


def _full(name: str) -> str:
	# A lock is the server's, several sites may be on it, and its name has 64 letters at most.
	return f"{frappe.conf.db_name}.{name}"[-64:]
