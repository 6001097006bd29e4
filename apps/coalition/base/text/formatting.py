"""Days, moments, lists, sizes and plurals as people read them, by the locales of CLDR (`babel`). Pure.

Arabic has the names of the Levant (كانون الثاني, not يناير) and Western digits; English puts the day first.
What is shown so can be typed again: `dates.py` reads it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from babel.units import format_unit

from coalition.base.text.bidi import fill

# Of the Arabic locales, the one whose months are the Levant's; other languages read English.
_LOCALES = {"ar": Locale("ar", "SY"), "en": Locale("en", "GB")}
_DAY, _MOMENT, _MONTH = "d MMMM y", "d MMMM y HH:mm", "MMMM y"


def long_date(day: date | str, language: str) -> str:
	"""A day in words, such as "5 كانون الثاني 2017"; a moment's is its date.

	An ISO text is read as a day; raises ValueError where it is none.
	"""
	day = date.fromisoformat(day) if isinstance(day, str) else day
	return str(format_date(day, _DAY, locale=locale(language)))


def long_moment(moment: datetime, language: str) -> str:
	"""Day and time of day, of 24 hours, in the time zone in which `moment` is given."""
	return str(format_datetime(moment, _MOMENT, locale=locale(language)))


def long_month(day: date, language: str) -> str:
	"""The month of a day with its year: تشرين الثاني 2026."""
	return str(format_date(day, _MONTH, locale=locale(language)))


def listing(texts: Iterable[str], language: str) -> str:
	"""Texts one after the other with the comma of the language: «حلب، Erbil»; each keeps its direction."""
	each = list(texts)
	comma = "، " if locale(language) is _LOCALES["ar"] else ", "
	return fill(comma.join(f"{{{place}}}" for place in range(len(each))), *each)


def count(number: int, language: str) -> str:
	"""A whole number with the thousands apart: 50,000."""
	return str(format_decimal(number, locale=locale(language)))


def file_size(size: int, language: str) -> str:
	"""So many bytes in kilobytes, at least one, or in megabytes with one decimal: 250 ك.ب, 1.2 MB."""
	own = locale(language)
	length: Literal["narrow", "short"] = "narrow" if own is _LOCALES["ar"] else "short"
	kilobytes = max(1, round(size / 1000))
	if kilobytes < 1000:
		return str(format_unit(kilobytes, "digital-kilobyte", length, locale=own))
	return str(format_unit(round(size / 1_000_000, 1), "digital-megabyte", length, locale=own))


def plural_category(number: int, language: str) -> str:
	"""Which form of a noun stands beside a number: "one", "two", "few" … by CLDR's rules of the language.

	A language without texts of ours reads English ones, and is counted as English.
	"""
	return str(locale(language).plural_form(number))


def locale(language: str) -> Locale:
	"""The locale by which days are written and things are counted; English where we have no other."""
	return _LOCALES.get(language.partition("-")[0], _LOCALES["en"])
