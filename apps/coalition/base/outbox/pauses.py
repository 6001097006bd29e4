"""How long to wait before an effect is tried again. Pure.

Pauses double, since what is away for a second is often away for an hour; and they end, since a mail of last
week is worth less than a note at the desk that it was never sent.
"""

from datetime import timedelta

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
# About two days: a mail server that is away over a weekend's first half is back by then.
ATTEMPTS = 50


def pause_after(attempts: int) -> timedelta | None:
	"""The pause after so many failed attempts (1 or more); None where no further one is worth it."""
	if attempts >= ATTEMPTS:
		return None
	doublings = min(attempts - 1, (LONGEST // FIRST).bit_length())
	return min(FIRST * (1 << doublings), LONGEST)
