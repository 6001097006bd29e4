"""How long a web process waits for what it stands on: what hangs is away, and is told so.

Neither the engine nor its drivers set a limit: a database or a Redis that is stopped and not ended would hold
each thread for ever, and eight visitors would stop the site. What did not answer is not asked again for a
while: a request asks it many times, and each would wait.
"""

import threading
from time import monotonic

import frappe
from frappe.database.mariadb.database import MariaDBDatabase
from frappe.utils.redis_queue import RedisQueue
from pymysql import Connection
from pymysql.err import OperationalError
from redis import ConnectionPool, Redis
from redis.exceptions import ConnectionError as NoRedis
from redis.exceptions import TimeoutError as RedisTooSlow

# Seconds: for a connection, for Redis to answer, for the database to say anything while it works on a query.
CONNECT, REDIS, QUERY = 3, 3, 60
PAUSE = 10
_CANNOT_CONNECT = 2003
_installing = threading.Lock()


class Pause:
	"""For how long something is not asked, since it did not answer; each process knows it by itself."""

	def __init__(self) -> None:
		self._until = 0.0

	def begin(self) -> None:
		self._until = monotonic() + PAUSE

	@property
	def holds(self) -> bool:
		return monotonic() < self._until


_database = Pause()


def limit_database() -> None:
	"""Once for each web process, for requests alone. Jobs, consoles and migrations wait as they need."""
	engines = MariaDBDatabase.create_connection

	def create_connection(database: MariaDBDatabase) -> Connection:
		if not getattr(frappe.local, "request", None):
			return engines(database)
		if _database.holds:
			raise OperationalError(_CANNOT_CONNECT, "The database did not answer a moment ago")
		return _connected(database)

	MariaDBDatabase.create_connection = create_connection


def _connected(database: MariaDBDatabase) -> Connection:
	"""The kernel takes connections for a process that is stopped: its first words have a limit as well."""
	limits = {"connect_timeout": CONNECT, "read_timeout": CONNECT, "write_timeout": CONNECT}
	began = monotonic()
	try:
		connection = Connection(**{**database.get_connection_settings(), **limits})
	except OperationalError:
		# One that refuses at once may be asked at once.
		if monotonic() - began > CONNECT / 2:
			_database.begin()
		raise
	connection._read_timeout = connection._write_timeout = QUERY
	return connection


def limit_redis() -> None:
	"""Hook `before_request`: the engine makes one client for a process, with its first request."""
	pool = frappe.cache.connection_pool
	if getattr(pool.connection_class, "is_impatient", False):
		return
	with _installing:
		if not getattr(pool.connection_class, "is_impatient", False):
			_limit_pool(pool)
			_limit_queue()


def _limit_pool(pool: ConnectionPool) -> None:
	# Those that are open know no limit. Other threads use some of them, and give them back as they are.
	pool.disconnect(inuse_connections=False)
	pool.connection_kwargs.update({"socket_timeout": REDIS, "socket_connect_timeout": CONNECT})
	pool.connection_class = with_timeouts(pool.connection_class)
	with pool._lock:
		pool._available_connections.clear()


def _limit_queue() -> None:
	"""What the engine queues and publishes goes over another client, which it asks as it makes it."""
	kinds: dict[type, type] = {}

	def get_connection(_cls: type, username: str | None = None, password: str | None = None) -> Redis:
		limits = {"socket_timeout": REDIS, "socket_connect_timeout": CONNECT}
		client = Redis.from_url(frappe.conf.redis_queue, username=username, password=password, **limits)
		kind = client.connection_pool.connection_class
		client.connection_pool.connection_class = kinds.setdefault(kind, with_timeouts(kind))
		client.ping()
		return client

	RedisQueue.get_connection = classmethod(get_connection)


def with_timeouts(engines: type) -> type:
	"""Connections by which a Redis that hangs is one that is away, as the engine expects it."""
	pause = Pause()

	class ImpatientConnection(engines):
		is_impatient = True

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
				pause.begin()
				raise NoRedis("Redis did not answer in time") from error

		def _refuse_in_pause(self) -> None:
			if pause.holds:
				self.disconnect()
				raise NoRedis("Redis did not answer a moment ago")

	return ImpatientConnection
