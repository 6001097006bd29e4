"""The gates behind wrong tries (coalition/base/request/throttle.py), held closed while a test looks.

The first is closed for two seconds, which a machine that does other things takes to answer.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import frappe
import redis

from tests import site

# Milliseconds: the longest that a gate is closed.
LONGEST = 900_000
OFTEN = 0.2


@contextmanager
def held() -> Iterator[None]:
	"""Inside, a gate that is closed stays so."""
	ended = threading.Event()
	holding = threading.Thread(target=_hold, args=(ended, *_tries()), daemon=True)
	holding.start()
	try:
		yield
	finally:
		ended.set()
		holding.join()


def open_all() -> None:
	"""Let the time pass for which gates are closed."""
	store, pattern = _tries()
	for key in _closed(store, pattern):
		store.delete(key)


def _tries() -> tuple[redis.Redis, bytes]:
	"""Where tries are counted, and how the names of the counts begin."""
	with site.at_the_console():
		return redis.from_url(frappe.conf.redis_cache), frappe.cache.make_key("coalition_tries*")


def _hold(ended: threading.Event, store: redis.Redis, pattern: bytes) -> None:
	while not ended.wait(OFTEN):
		for key in _closed(store, pattern):
			store.pexpire(key, LONGEST)


def _closed(store: redis.Redis, pattern: bytes) -> list[bytes]:
	"""The gates: of what is counted they alone say 1 and end within a quarter of an hour."""
	keys = list(store.scan_iter(match=pattern, count=1000))
	return [key for key in keys if 0 < store.pttl(key) <= LONGEST and store.get(key) == b"1"]
