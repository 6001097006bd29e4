"""How long a web process waits for what it stands on: what hangs is away, and is told so.

Neither the engine nor its drivers set a limit: a database or a Redis that is stopped and not ended would hold
each thread for ever, and eight visitors would stop the site.
"""

from time import monotonic

import frappe
from frappe.database.mariadb.database import MariaDBDatabase
from redis.exceptions import ConnectionError as NoRedis
from redis.exceptions import TimeoutError as RedisTooSlow

# Seconds: for a connection, for Redis to answer, for the database to say anything while it works on a query.
CONNECT, REDIS, QUERY = 3, 3, 60
# For so long after it did not answer nobody asks Redis again: a request asks it twenty times.
PAUSE = 10


def limit_database() -> None:
	"""Once for each web process, for requests alone. Jobs, consoles and migrations wait as they need."""
	engines = MariaDBDatabase.get_connection_settings

	def get_connection_settings(database: MariaDBDatabase) -> dict:
		found = engines(database)
		if getattr(frappe.local, "request", None):
			found.update({"connect_timeout": CONNECT, "read_timeout": QUERY, "write_timeout": QUERY})
		return found

	MariaDBDatabase.get_connection_settings = get_connection_settings


def limit_redis() -> None:
	"""Hook `before_request`: the engine makes one client for a process, with its first request."""
	pool = frappe.cache.connection_pool
	if not getattr(pool.connection_class, "is_impatient", False):
		pool.connection_kwargs.update({"socket_timeout": REDIS, "socket_connect_timeout": CONNECT})
		pool.connection_class = _impatient(pool.connection_class)
		# Those that are open know no limit, nor do they once they are opened again.
		pool.disconnect()
		pool.reset()


def _impatient(engines: type) -> type:
	"""Connections by which a Redis that hangs is one that is away, as the engine expects it."""

	class Connection(engines):
		is_impatient = True
		away_until = 0.0

		def connect(self) -> None:
			self._refuse_in_pause()
			super().connect()

		def send_packed_command(self, *words: object, **more: object) -> None:
			self._refuse_in_pause()
			super().send_packed_command(*words, **more)

		def read_response(self, *words: object, **more: object) -> object:
			try:
				return super().read_response(*words, **more)
			except RedisTooSlow as error:
				Connection.away_until = monotonic() + PAUSE
				raise NoRedis("Redis did not answer in time") from error

		def _refuse_in_pause(self) -> None:
			if monotonic() < Connection.away_until:
				self.disconnect()
				raise NoRedis("Redis did not answer a moment ago")

	return Connection
