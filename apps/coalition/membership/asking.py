"""The kinds of answers that the portal's forms ask for, and how what is typed is read. Pure: no database.

An applicant and a member read the same rules: what one form takes, the other takes.
"""

import re
from datetime import date
from enum import Enum
from urllib.parse import urlsplit

from coalition.base.text.figures import NotADate, read_time
from coalition.base.text.words import tidy, tidy_number

FIRST_YEAR = 1850
# As people have it: no name around it, nothing quoted.
_EMAIL = re.compile(r"[^@\s<>()\[\]\\\",:;&'`]+@[^@\s<>()\[\]\\\",:;&'`]+\.[^@\s<>()\[\]\\\",:;&'`]+")
_PHONE = re.compile(r"\+?[\d\s()/-]{6,40}")
_SPOKEN_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_HOST = re.compile(r"[^\s@:/?#.]+(\.[^\s@:/?#.]+)+", re.UNICODE)


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


def tidied(asked: Asked, text: str | None) -> str:
	"""What was typed, as it is kept: "1" for a tick, year-month-day for a day, https:// before an address."""
	if asked is Asked.LINES:
		# Its lines are the writer's own; browsers end them as a typewriter would.
		return (text or "").replace("\r\n", "\n").strip()
	if asked is Asked.TICK:
		return "1" if text else ""
	if asked in (Asked.NUMBER, Asked.PHONE, Asked.EMAIL, Asked.YEAR):
		return tidy_number(text)
	if asked is Asked.DATE:
		return _as_iso(tidy_number(text))
	return _with_scheme(tidy(text)) if asked is Asked.LINK else tidy(text)


def problem_of(asked: Asked, text: str, today: date) -> str:
	"""The key of what is wrong with a tidied text of this kind; "" where nothing is, or nothing was typed."""
	is_right, problem = _RULES.get(asked, (None, ""))
	return problem if text and is_right and not is_right(text, today) else ""


def _as_iso(text: str) -> str:
	"""A day as year-month-day, whichever of two ways it was written; else the text as it is."""
	spoken = _SPOKEN_DATE.fullmatch(text)
	try:
		return read_time("-".join(spoken.group(3, 2, 1)) if spoken else text, "Date")
	except NotADate:
		return text


def _with_scheme(text: str) -> str:
	"""People write addresses without https://; what names another scheme keeps it, and is refused."""
	return f"https://{text}" if text and not _SCHEME.match(text) else text


def _is_phone(text: str, today: date) -> bool:
	return bool(_PHONE.fullmatch(text))


def _is_email(text: str, today: date) -> bool:
	return bool(_EMAIL.fullmatch(text))


def _is_year(text: str, today: date) -> bool:
	return len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= today.year


def _is_date(text: str, today: date) -> bool:
	try:
		return read_time(text, "Date") == text
	except NotADate:
		return False


def _is_link(text: str, today: date) -> bool:
	try:
		parts = urlsplit(text)
		host = parts.hostname or ""
	except ValueError:
		return False
	return parts.scheme in ("http", "https") and bool(_HOST.fullmatch(host)) and " " not in text


_RULES = {
	Asked.PHONE: (_is_phone, "not_a_phone"),
	Asked.EMAIL: (_is_email, "not_an_email"),
	Asked.YEAR: (_is_year, "not_a_year"),
	Asked.DATE: (_is_date, "not_a_day"),
	Asked.LINK: (_is_link, "not_a_link"),
}
