"""Moments as people type them: a day and a time of day, in the zone of who types. Pure: no database.

`30/11/2026 14:30` is read in an IANA zone ("Asia/Damascus") and kept with the offset that holds there then:
2026-11-30T14:30+03:00. Where the clocks are set forward there is no such hour, and where they are set back it
comes twice: both are asked about, never guessed. Whoever writes the offset behind it (+03:00, UTC+3, Z) says
which is meant.
"""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from coalition.base.text.dates import NotADate, read_date, read_time
from coalition.base.text.digits import western
from coalition.base.text.figures import Unreadable, refuse_long
from coalition.base.text.formatting import long_moment
from coalition.base.text.words import tidy

# The longest day with its time of day, its offset and some blanks.
LONGEST = 200
_MINUS = str.maketrans({"−": "-", "–": "-"})
_UTC = r"(?:utc|gmt)"
_MOMENT = re.compile(
	r"(?P<local>[^:]*\d:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*"
	rf"(?P<offset>z|{_UTC}|{_UTC}?\s*[+-]\d{{1,2}}(?::?\d{{2}}(?::\d{{2}})?)?)?",
	re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(
	r"(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2})(?::(?P<seconds>\d{2}))?)?", re.ASCII
)
_KEPT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?", re.ASCII)
# No zone of the world is farther from UTC.
_FARTHEST = timedelta(hours=15, minutes=59)


class NotAMoment(Unreadable):
	"""A text that is no moment.

	`problem` is one of NotADate's, or "no_clock" (a day alone), "no_zone" (nobody knows in which zone),
	"no_such_hour" (the clocks are set forward) or "hour_twice" (they are set back: which of both is meant?).
	"""


def read_moment(text: str, zone: str = "") -> datetime:
	"""The moment that was typed, to the minute, with its offset; `zone` is that of who types.

	Raises NotAMoment and NotADate.
	"""
	refuse_long(text, LONGEST, NotADate("not_a_day"))
	typed = western(tidy(text)).translate(_MINUS)
	found = _MOMENT.fullmatch(typed)
	if not found:
		read_date(typed)
		raise NotAMoment("no_clock")
	local = datetime.fromisoformat(read_time(found["local"], "Datetime"))
	if local.second or local.microsecond:
		raise NotADate("not_a_time")
	if found["offset"]:
		return _in_zone(local.replace(tzinfo=_offset(found["offset"])), zone)
	if not zone:
		raise NotAMoment("no_zone")
	return _placed(local, ZoneInfo(zone))


def keep_moment(moment: datetime) -> str:
	"""As it is kept: ISO 8601 with its offset, to the minute."""
	return moment.isoformat(timespec="minutes")


def kept_moment(kept: str) -> datetime | None:
	"""The moment of a kept text; None where it is none."""
	return datetime.fromisoformat(kept) if _KEPT.fullmatch(kept) else None


def type_moment(kept: str, zone: str = "") -> str:
	"""A kept moment as somebody in this zone would type it; with its offset where that has to be said."""
	moment = kept_moment(kept)
	if not moment:
		return kept
	local = _in_zone(moment, zone)
	clock = f"{local.day}/{local.month}/{local.year} {local:%H:%M}"
	return clock + _said_offset(local, zone)


def show_moment(kept: str, language: str, zone: str = "") -> str:
	"""A kept moment in words, as clocks in this zone show it; without one, with its own offset."""
	moment = kept_moment(kept)
	if not moment:
		return kept
	local = _in_zone(moment, zone)
	return long_moment(local, language) + _said_offset(local, zone)


def _placed(local: datetime, zone: tzinfo) -> datetime:
	"""A time that clocks of a zone show, as the one moment that it is. Raises NotAMoment."""
	first, second = (_fixed(local.replace(tzinfo=zone, fold=fold)) for fold in (0, 1))
	if first == second:
		return first
	is_there = first.astimezone(zone).replace(tzinfo=None) == local
	raise NotAMoment("hour_twice" if is_there else "no_such_hour")


def _in_zone(moment: datetime, zone: str) -> datetime:
	"""The same moment with the offset of a zone; as it is where there is none, or no whole minute there."""
	there = _fixed(moment.astimezone(ZoneInfo(zone))) if zone else moment
	return moment if there.second else there


def _fixed(moment: datetime) -> datetime:
	"""With its offset alone: two moments that a zone calls by one time are then told apart."""
	offset = moment.utcoffset()
	assert offset is not None
	return moment.replace(tzinfo=timezone(offset), fold=0)


def _said_offset(local: datetime, zone: str) -> str:
	""" " +03:00" where the time alone would not say which moment it is, "" elsewhere."""
	try:
		if zone and _placed(local.replace(tzinfo=None), ZoneInfo(zone)) == local:
			return ""
	except NotAMoment:
		pass
	return f" {keep_moment(local)[len('2026-11-30T14:30') :]}"


def _offset(typed: str) -> timezone:
	found = _OFFSET.search(typed)
	if not found:
		return timezone.utc
	parts = {name: int(found[name] or 0) for name in ("hours", "minutes", "seconds")}
	offset = timedelta(**parts)
	if parts["minutes"] > 59 or parts["seconds"] > 59 or offset > _FARTHEST:
		raise NotADate("not_a_time")
	return timezone(-offset if found["sign"] == "-" else offset)
