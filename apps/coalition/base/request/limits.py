"""How often something may be tried: counted in Redis, for all processes together.

Where Redis does not answer, each process counts by itself: a limit is then that of one process, so that
guessing stays slow and nobody is locked out.
"""

import hmac
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256

import frappe
from frappe.utils import cint
from frappe.utils.password import get_encryption_key
from redis.exceptions import RedisError

from coalition.base.errors import TooManyTries
from coalition.base.request import client_ip

# What one process remembers at most while Redis is away.
MOST_KEYS = 10_000


@dataclass(frozen=True)
class Quota:
	"""What is left of a limit: of `most` tries `left`, until the window ends in `seconds`."""

	most: int
	left: int
	seconds: int


def count_against(what: str, who: str, most: int, seconds: int) -> Quota:
	"""Count one try of `what` by `who`; raise TooManyTries past `most` of them within `seconds`.

	The window begins with the first try. `who` is stored as a digest alone.
	"""
	count, wait = _count(key_of(what, who), seconds)
	if count > most:
		raise TooManyTries(max(wait, 1))
	return Quota(most, most - count, max(wait, 0))


@contextmanager
def one_of(what: str, who: str, most: int, seconds: int) -> Iterator[None]:
	"""Inside, one of `most` is taken; given back where the work fails: for what counts only once it is done.

	It is taken before the work begins, so that several at once do not pass by the same count. Raises
	TooManyTries.
	"""
	key = key_of(what, who)
	try:
		count_against(what, who, most, seconds)
		yield
	except BaseException:
		_give_back(key)
		raise


def note(what: str, who: str, seconds: int) -> int:
	"""Note that something happened; answers how often it did since the first time, `seconds` ago at most."""
	return _count(key_of(what, who), seconds)[0]


def noted(what: str, who: str) -> int:
	"""How often something was noted that still counts."""
	key = key_of(what, who)
	try:
		return cint(frappe.cache.get(frappe.cache.make_key(key)))
	except RedisError:
		return here.read(key)[0]


def forget(what: str, who: str) -> None:
	"""Begin anew, after a success say."""
	key = key_of(what, who)
	here.forget(key)
	with suppress(RedisError):
		frappe.cache.delete(frappe.cache.make_key(key))


def caller() -> str:
	"""The address that this request came from.

	`coalition_trusted_proxies` in the site's configuration says how many proxies of ours stand before it
	(1 behind the usual nginx). Without it no header is believed.
	"""
	forwarded = frappe.request.headers.get("X-Forwarded-For", "")
	return client_ip.caller(
		frappe.request.remote_addr or "", forwarded, cint(frappe.conf.coalition_trusted_proxies)
	)


def key_of(what: str, who: str) -> str:
	"""Under which a count is kept: a digest, since names and addresses are nobody's to read there."""
	digest = hmac.new(get_encryption_key().encode(), f"{what} {who}".encode(), sha256).hexdigest()
	return f"coalition_tries:{digest}"


def _give_back(key: str) -> None:
	try:
		left = frappe.cache.decr(frappe.cache.make_key(key))
		if left < 0:
			# Its window had ended: a count that begins below nought would let more through.
			frappe.cache.delete(frappe.cache.make_key(key))
	except RedisError:
		here.give_back(key)


def _count(key: str, seconds: int) -> tuple[int, int]:
	try:
		return _count_in_redis(key, seconds)
	except RedisError:
		return here.count(key, seconds)


def _count_in_redis(key: str, seconds: int) -> tuple[int, int]:
	"""One transaction: the window opens with the first try, and each try counts once."""
	with frappe.cache.pipeline() as steps:
		steps.set(frappe.cache.make_key(key), 0, ex=seconds, nx=True)
		steps.incr(frappe.cache.make_key(key))
		steps.ttl(frappe.cache.make_key(key))
		_, count, wait = steps.execute()
	return count, wait


class _Here:
	"""The counts of this process."""

	def __init__(self) -> None:
		self.counts: dict[str, tuple[int, float]] = {}
		# Whoever reads and then counts holds it over both.
		self.lock = threading.RLock()

	def read(self, key: str) -> tuple[int, float]:
		"""The count of a window that is open, and the seconds that are left of it; (0, 0) where none is."""
		count, end = self.counts.get(key, (0, 0.0))
		left = end - time.monotonic()
		return (count, left) if left > 0 else (0, 0.0)

	def count(self, key: str, seconds: float) -> tuple[int, int]:
		now = time.monotonic()
		with self.lock:
			count, end = self.counts.get(key, (0, 0.0))
			if end <= now:
				count, end = 0, now + seconds
			self._make_room(now)
			self.counts[key] = (count + 1, end)
		return count + 1, int(end - now) + 1

	def give_back(self, key: str) -> None:
		with self.lock:
			if self.counts.get(key, (0, 0.0))[0] > 0:
				count, end = self.counts[key]
				self.counts[key] = (count - 1, end)

	def forget(self, key: str) -> None:
		with self.lock:
			self.counts.pop(key, None)

	def _make_room(self, now: float) -> None:
		if len(self.counts) >= MOST_KEYS:
			self.counts = {key: value for key, value in self.counts.items() if value[1] > now}
		while len(self.counts) >= MOST_KEYS:
			self.counts.pop(next(iter(self.counts)))


here = _Here()
