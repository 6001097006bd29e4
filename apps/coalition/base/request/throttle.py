"""Guessing is slowed down for whoever guesses, and nobody is locked out by a stranger.

Tries are counted for a name from one source: an address, or a device that is known. A few are free. Each
further one closes a gate behind itself: for 2 seconds, then 4, up to a quarter of an hour. What comes before
the gate opens is refused and counts nowhere, so that hammering lengthens nothing. Whoever tries the same name
from elsewhere has a gate of their own.

From one source that is 14 tries in the first half hour, and about 110 in a day. Against many addresses that
take turns, those that are new to the name have fewer free tries while it meets many wrong ones.
"""

import math
from dataclasses import dataclass

import frappe
from redis.exceptions import RedisError

from coalition.base.errors import TooManyTries
from coalition.base.request import limits

# Tries that are free, and those from a source that is new to a name which is being guessed at.
FREE, FREE_WHEN_GUESSED = 5, 2
# Seconds for which the first gate is closed; it doubles up to the longest.
FIRST, LONGEST = 2, 900
# So many wrong tries of a name within an hour, from wherever, are guessing.
MANY, LATELY = 20, 3600
DAY = 86_400
# How long a source is known after a right try.
KNOWN = 30 * DAY

# One step of Redis, so that of those who come at once one passes the gate; SET NX alone would not count the
# free ones.
_PASS = """
local wait = redis.call('PTTL', KEYS[2])
if wait > 0 then return wait end
local count = redis.call('INCR', KEYS[1])
redis.call('EXPIRE', KEYS[1], ARGV[1])
local past = count - tonumber(ARGV[2])
if past >= 0 then
	redis.call('SET', KEYS[2], 1, 'PX', math.min(ARGV[3] * 2 ^ past, ARGV[4]))
end
return 0
"""


@dataclass(frozen=True)
class Tried:
	"""What is tried (its kind), of whom (a name), from where; with a `share` of 2, twice as many are free."""

	what: str
	name: str
	source: str
	share: int = 1

	@property
	def pair(self) -> str:
		return f"{self.name} from {self.source}"


def pass_gate(tried: Tried) -> None:
	"""Let one try through; TooManyTries, with the seconds to wait, while the gate is closed."""
	tries, gate = (limits.key_of(f"{tried.what} {kind}", tried.pair) for kind in ("tries", "gate"))
	try:
		wait = _pass_in_redis(tries, gate, _free(tried))
	except RedisError:
		wait = _pass_here(tries, gate, _free(tried))
	if wait:
		raise TooManyTries(math.ceil(wait))


def was_wrong(tried: Tried) -> None:
	"""Note a wrong try of the name, wherever it came from."""
	limits.note(f"{tried.what} wrong", tried.name, LATELY)


def was_right(tried: Tried) -> None:
	"""Begin anew for this source, and know it from now on."""
	for kind in ("tries", "gate"):
		limits.forget(f"{tried.what} {kind}", tried.pair)
	limits.note(f"{tried.what} known", tried.pair, KNOWN)


def _free(tried: Tried) -> int:
	is_guessed = limits.noted(f"{tried.what} wrong", tried.name) >= MANY
	is_new = is_guessed and not limits.noted(f"{tried.what} known", tried.pair)
	return tried.share * (FREE_WHEN_GUESSED if is_new else FREE)


def _pass_in_redis(tries: str, gate: str, free: int) -> float:
	"""The seconds to wait; 0 for who passes."""
	keys = (frappe.cache.make_key(tries), frappe.cache.make_key(gate))
	return frappe.cache.eval(_PASS, 2, *keys, DAY, free, FIRST * 1000, LONGEST * 1000) / 1000


def _pass_here(tries: str, gate: str, free: int) -> float:
	"""The same with the counts of this process."""
	with limits.here.lock:
		_closed, wait = limits.here.read(gate)
		if wait:
			return wait
		count, _left = limits.here.count(tries, DAY)
		if count >= free:
			limits.here.forget(gate)
			limits.here.count(gate, min(FIRST * 2 ** min(count - free, 20), LONGEST))
	return 0
