"""The kinds of answers that forms, registers and programs give, and how each is read. Pure: no database.

One reader for each kind, so that what one way in takes, every other takes: a day in dates.py, a telephone
number in phones.py, an address in emails.py, a moment in moments.py, an amount in base/money. What is chosen
from a list, whichever way, is judged by who knows the list (portal/forms/reading.py).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from urllib.parse import urlsplit

from coalition.base.money.amount_texts import keep_amount, read_amount_text, show_amount
from coalition.base.text import emails, phones
from coalition.base.text.dates import read_date, read_year
from coalition.base.text.emails import read_email
from coalition.base.text.figures import Unreadable, refuse_long
from coalition.base.text.formatting import long_date
from coalition.base.text.moments import keep_moment, read_moment, show_moment, type_moment
from coalition.base.text.phones import read_phones
from coalition.base.text.signatures import is_signed
from coalition.base.text.words import tidy, tidy_number

# What browsers and servers take of an address.
LONGEST_LINK = 2000
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_KEPT_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# A browser takes a backslash for a slash: another host would be opened than is read here.
_STRANGE = re.compile(r"[\s\\]")
_HOST = re.compile(r"[^\s@:/?#.]+(\.[^\s@:/?#.]+)+", re.UNICODE)
# What a sentence leaves behind an address of a page.
_BEHIND = ".,;:!؟?،؛»”’\"'"


class Asked(str, Enum):
	"""What kind of answer a field takes."""

	LINE = "line"
	LINES = "lines"
	NUMBER = "number"
	PHONE = "phone"
	EMAIL = "email"
	YEAR = "year"
	DATE = "date"
	LINK = "link"
	CHOICE = "choice"
	ONE_OF = "one of"
	TICK = "tick"
	# An amount with its currency.
	AMOUNT = "amount"
	# A day and a time of day, in the zone of who types.
	MOMENT = "moment"
	# One of many, by what somebody types of it.
	FOUND = "found"
	# A tick that names who signs, and under which text.
	SIGNATURE = "signature"
	# Read exactly as it is typed, and never shown again.
	SECRET = "secret"


@dataclass(frozen=True)
class Here:
	"""When and where something is typed.

	`countries` are those in which a telephone number is looked for (ISO 3166), `zone` is that of who types
	(IANA: "Asia/Damascus"), `currency` the one that is meant where none is written (ISO 4217).
	"""

	today: date
	countries: tuple[str, ...] = ()
	zone: str = ""
	currency: str = ""


def read_answer(asked: Asked, text: str | None, here: Here) -> tuple[str, str]:
	"""What was typed as it is kept, and the key of what is wrong with it, "" where nothing is.

	"1" is kept for a tick, year-month-day for a day, E.164 for a telephone number, https:// before a link.
	What cannot be read is kept as it was typed, so that whoever typed it sees it again; a secret always is.
	An amount is kept as "1234.50 USD", a moment as 2026-11-30T14:30+03:00.
	"""
	if asked is Asked.SECRET:
		return text or "", ""
	tidied = tidy_lines(text) if asked is Asked.LINES else tidy(text)
	if not tidied or asked not in _READERS:
		return tidied, ""
	try:
		return _READERS[asked](tidied, here), ""
	except Unreadable as unreadable:
		return tidied, unreadable.problem


def show_answer(asked: Asked, kept: str, language: str, zone: str = "") -> str:
	"""A kept answer as people read it: a day in words, a telephone number in groups, the letters of a domain.

	Reading it again gives what is kept. What was kept as it was typed, since it could not be read, stays so.
	A moment stands as clocks in `zone` show it. The words of a choice, a tick and a signature are the
	caller's.
	"""
	if asked is Asked.MOMENT:
		return show_moment(kept, language, zone)
	if asked is Asked.DATE:
		day = _kept_day(kept)
		return long_date(day, language) if day else kept
	return _SHOWN[asked](kept) if asked in _SHOWN else kept


def type_answer(asked: Asked, kept: str, zone: str = "") -> str:
	"""A kept answer as people would type it: 31/1/2027, 31/1/2027 14:30, a telephone number in groups."""
	if asked is Asked.MOMENT:
		return type_moment(kept, zone)
	day = _kept_day(kept) if asked is Asked.DATE else None
	return f"{day.day}/{day.month}/{day.year}" if day else show_answer(asked, kept, "")


def _signed(text: str) -> str:
	if not is_signed(text):
		raise Unreadable("not_signed")
	return text


def _kept_day(kept: str) -> date | None:
	if not _KEPT_DAY.fullmatch(kept):
		return None
	try:
		return read_date(kept)
	except Unreadable:
		return None


def tidy_lines(text: str | None) -> str:
	"""Its lines are the writer's own; browsers end them as a typewriter would."""
	return (text or "").replace("\r\n", "\n").strip()


def read_link(text: str) -> str:
	"""The address of a page, https:// before it where none was typed. Raises Unreadable("not_a_link")."""
	refuse_long(text, LONGEST_LINK, Unreadable("not_a_link"))
	typed = tidy(text).rstrip(_BEHIND)
	link = typed if _SCHEME.match(typed) else f"https://{typed}"
	try:
		parts = urlsplit(link)
		host = parts.hostname or ""
	except ValueError:
		raise Unreadable("not_a_link") from None
	if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(host) or _STRANGE.search(link):
		raise Unreadable("not_a_link")
	return link


_SHOWN: Mapping[Asked, Callable[[str], str]] = {
	Asked.PHONE: lambda kept: phones.JOINED.join(map(phones.shown, kept.split(phones.JOINED))),
	Asked.EMAIL: emails.shown,
	Asked.AMOUNT: show_amount,
}
_READERS: Mapping[Asked, Callable[[str, Here], str]] = {
	Asked.NUMBER: lambda text, here: tidy_number(text),
	Asked.PHONE: lambda text, here: read_phones(text, here.countries),
	Asked.EMAIL: lambda text, here: read_email(text),
	Asked.YEAR: lambda text, here: str(read_year(text, here.today.year)),
	Asked.DATE: lambda text, here: read_date(text).isoformat(),
	Asked.LINK: lambda text, here: read_link(text),
	Asked.TICK: lambda text, here: "1",
	Asked.AMOUNT: lambda text, here: keep_amount(read_amount_text(text, here.currency)),
	Asked.MOMENT: lambda text, here: keep_moment(read_moment(text, here.zone)),
	Asked.SIGNATURE: lambda text, here: _signed(text),
}
