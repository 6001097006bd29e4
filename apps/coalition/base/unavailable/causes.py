"""Which errors mean that what we stand on is away, and no fault of whoever asks."""

import errno
from collections.abc import Iterator

import frappe
from pymysql.err import InterfaceError, OperationalError
from redis.exceptions import ConnectionError as NoRedis
from redis.exceptions import TimeoutError as RedisTooSlow

# Of the server and the client of MariaDB (mariadb.com/kb/en/mariadb-error-codes): too many connections,
# shutting down, no disk, lock tables full, killed, read only, cannot connect, gone, lost.
_OF_DATABASE = frozenset(
	(
		*(1021, 1040, 1041, 1053, 1077, 1079, 1114, 1152, 1203, 1206, 1226, 1290, 1792, 1836, 1927),
		*(2002, 2003, 2005, 2006, 2012, 2013, 2055, 3024),
	)
)
# Waiting too long for a row of somebody else's is another such: it goes by itself.
_BUSY = (frappe.QueryDeadlockError, frappe.QueryTimeoutError)
_AWAY = (InterfaceError, NoRedis, RedisTooSlow, frappe.SessionStopped, frappe.InReadOnlyMode, *_BUSY)
_OF_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def is_unavailable(error: BaseException) -> bool:
	"""Whether this error came from such a failure: itself, or what failed while it was being told."""
	return any(map(_means_it, _chain(error)))


def is_maintenance(error: BaseException) -> bool:
	return isinstance(error, frappe.SessionStopped)


def _means_it(error: BaseException) -> bool:
	if isinstance(error, OperationalError):
		# Others are faults of a query: an unknown column.
		return bool(error.args) and error.args[0] in _OF_DATABASE
	if isinstance(error, OSError):
		return error.errno in _OF_DISK
	return isinstance(error, _AWAY)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
	seen: set[int] = set()
	while error is not None and id(error) not in seen:
		seen.add(id(error))
		yield error
		error = error.__cause__ or error.__context__
