"""The kinds of answers that forms, registers and programs give, and how each is read. Pure: no database.

One reader for each kind, so that what one way in takes, every other takes: a day in dates.py, a telephone
number in phones.py, an address in emails.py.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from urllib.parse import urlsplit

from coalition.base.text.dates import read_date, read_year
from coalition.base.text.emails import read_email
from coalition.base.text.figures import Unreadable
from coalition.base.text.phones import read_phones
from coalition.base.text.words import tidy, tidy_number

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
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


@dataclass(frozen=True)
class Here:
	"""When something is typed, and the countries in which a telephone number is looked for (ISO 3166)."""

	today: date
	countries: tuple[str, ...] = ()


def read_answer(asked: Asked, text: str | None, here: Here) -> tuple[str, str]:
	"""What was typed as it is kept, and the key of what is wrong with it, "" where nothing is.

	"1" is kept for a tick, year-month-day for a day, E.164 for a telephone number, https:// before a link.
	What cannot be read is kept as it was typed, so that whoever typed it sees it again.
	"""
	tidied = tidy_lines(text) if asked is Asked.LINES else tidy(text)
	if not tidied or asked not in _READERS:
		return tidied, ""
	try:
		return _READERS[asked](tidied, here), ""
	except Unreadable as unreadable:
		return tidied, unreadable.problem


def tidy_lines(text: str | None) -> str:
	"""Its lines are the writer's own; browsers end them as a typewriter would."""
	return (text or "").replace("\r\n", "\n").strip()


def read_link(text: str) -> str:
	"""The address of a page, https:// before it where none was typed. Raises Unreadable("not_a_link")."""
	typed = tidy(text).rstrip(_BEHIND)
	link = typed if _SCHEME.match(typed) else f"https://{typed}"
	try:
		parts = urlsplit(link)
		host = parts.hostname or ""
	except ValueError:
		raise Unreadable("not_a_link") from None
	if parts.scheme.lower() not in ("http", "https") or not _HOST.fullmatch(host) or " " in link:
		raise Unreadable("not_a_link")
	return link


_READERS: Mapping[Asked, Callable[[str, Here], str]] = {
	Asked.NUMBER: lambda text, here: tidy_number(text),
	Asked.PHONE: lambda text, here: read_phones(text, here.countries),
	Asked.EMAIL: lambda text, here: read_email(text),
	Asked.YEAR: lambda text, here: str(read_year(text, here.today.year)),
	Asked.DATE: lambda text, here: read_date(text).isoformat(),
	Asked.LINK: lambda text, here: read_link(text),
	Asked.TICK: lambda text, here: "1",
}
