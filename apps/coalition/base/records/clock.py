"""One clock for all machines that serve a site: they share the database, and not the time.

What ends goes by it: sessions, codes, tickets, drafts, keys, letters, openings of seals, days to answer in. A
machine whose own clock is ahead then ends nothing early. Each process asks the database once a minute.
"""

import time
from datetime import date, datetime, timedelta, timezone

import frappe
from frappe.utils.data import convert_utc_to_system_timezone

ASKED_EVERY = 60.0
# Site -> what the database said (UTC), and when it was asked, by a clock that nobody sets.
_known: dict[str, tuple[datetime, float]] = {}


def database_now() -> datetime:
	"""This moment by the database's clock, in the site's zone and naive, as the engine stores moments."""
	return _in_zone(_asked())


def now() -> datetime:
	"""The same, from what the database said within the last minute."""
	return _in_zone(utc_now())


def today() -> date:
	"""The day in the site's zone."""
	return now().date()


def timestamp(exactly: bool = False) -> float:
	"""Seconds since 1970; `exactly` where processes compare moments that are closer than a query takes."""
	return (_asked() if exactly else utc_now()).replace(tzinfo=timezone.utc).timestamp()


def utc_now() -> datetime:
	"""This moment in UTC, naive."""
	said, asked = _known.get(frappe.local.site, (None, 0.0))
	passed = time.monotonic() - asked
	if said is None or passed > ASKED_EVERY:
		asked = time.monotonic()
		said, passed = _asked(), time.monotonic() - asked
		_known[frappe.local.site] = said, asked
	return said + timedelta(seconds=passed)


def _asked() -> datetime:
	return frappe.db.sql("select utc_timestamp(6)")[0][0]


def _in_zone(moment: datetime) -> datetime:
	return convert_utc_to_system_timezone(moment).replace(tzinfo=None)
