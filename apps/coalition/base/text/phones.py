"""Telephone numbers as people write them: +963 944…, 00963 944…, 0944…, Arabic digits, brackets. Pure.

Read by `phonenumbers`, which knows each country's trunk zero and lengths: +963 0944 000 103 and +963944000103
are one number. A number need only be possible, since ranges change before any list of them does. One without
its country code is tried in the coalition's countries; where it is possible in several, their ranges tell.
"""

import re
from collections.abc import Sequence

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from coalition.base.text.figures import Unreadable, refuse_long
from coalition.base.text.words import normalised, tidy_number

# What may stand between digits. Letters would spell a number, or name an extension.
_BETWEEN = re.compile(r"[\s().,\-/‐-―_·•]+")
# E.164: fifteen digits at most. Fewer than seven are no subscriber's number.
SHORTEST, LONGEST = 7, 15
# As they are typed, several in one field.
LONGEST_TYPED = 500
JOINED = ", "
# What a sentence or a list leaves at a number.
_AROUND = " ،,.;:؛«»"
_STORED = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
# A day, of which several countries have numbers as long: 9999-12-31, 15/03/2024.
_YEAR, _MONTH, _DAY = r"(?:19\d\d|2[01]\d\d|9999)", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(rf"{_YEAR}([-./]){_MONTH}\1{_DAY}|{_DAY}([-./]){_MONTH}\2{_YEAR}", re.ASCII)
_PARTED = re.compile(r"\s*(?:[;,،؛/|\n]|\s[-–—]\s|\sأو\s|\sو\s?|\sor\s|\sand\s)\s*")


class NotAPhone(Unreadable):
	"""A text that is no telephone number.

	`problem` is "not_a_phone", "several_phones", or "no_country" where it lacks its country code and is
	possible in none of the countries, or in several.
	"""


def read_phone(text: str | None, countries: Sequence[str] = ()) -> str:
	"""The number in E.164, as records keep it: +963944000103. Raises NotAPhone.

	`countries` are those (ISO 3166: "SY") in which a number without its country code is looked for.
	"""
	refuse_long(text or "", LONGEST_TYPED, NotAPhone("not_a_phone"))
	found = possible(text, countries)
	if not found:
		raise NotAPhone(_problem(text or "", countries))
	return found[0] if len(found) == 1 else _in_range(found)


def read_phones(text: str | None, countries: Sequence[str] = ()) -> str:
	"""One number or several, as people write how they are reached: "+963944000103, +963933111222".

	Raises NotAPhone where one of them cannot be read.
	"""
	try:
		return read_phone(text, countries)
	except NotAPhone as error:
		if error.problem != "several_phones":
			raise
	return JOINED.join(dict.fromkeys(read_phone(part, countries) for part in _parts(text or "")))


def each_phone(stored: str | None) -> list[str]:
	"""The numbers of a field that may hold several."""
	return [part for part in _parts(stored or "") if part]


def possible(text: str | None, countries: Sequence[str] = ()) -> tuple[str, ...]:
	"""All numbers, in E.164, that may be meant: one where its country is written, else one of each."""
	digits, is_whole = _digits(text)
	if not digits:
		return ()
	read = [_parsed(f"+{digits}")] if is_whole else [_parsed(digits, country) for country in countries]
	if not is_whole and digits.startswith(tuple(f"0{_code(country)}" for country in countries)):
		# One zero before the country's code, as some dial it.
		read.append(_parsed(f"+{digits[1:]}"))
	if not is_whole and not any(read):
		# Without zero, plus or any country in which it fits: people leave out the plus of a whole number.
		read = [_parsed(f"+{digits}")] if not digits.startswith("0") and len(digits) > _LOCAL else []
	return tuple(dict.fromkeys(_stored(number) for number in read if number))


def shown(number: str) -> str:
	"""A stored number parted as its country parts it: +963 944 000 103. What cannot be read stays.

	By hard blanks: no line ends inside, and pasted among Arabic letters its groups stay in their order.
	"""
	read = _parsed(number) if _STORED.fullmatch(number) else None
	if not read:
		return number
	return str(phonenumbers.format_number(read, PhoneNumberFormat.INTERNATIONAL)).replace(" ", "\u00a0")


def shown_each(stored: str) -> str | None:
	"""The stored numbers of a text, each parted and isolated; None where it holds anything else."""
	numbers = each_phone(stored)
	if not numbers or not all(map(_STORED.fullmatch, numbers)):
		return None
	return JOINED.join(f"\u2066{shown(number)}\u2069" for number in numbers)


def national(number: str) -> str:
	"""The digits of a stored number without its country code."""
	return str(phonenumbers.national_significant_number(phonenumbers.parse(number)))


# A subscriber's number has fewer digits than this in each country.
_LOCAL = 10


def ending(text: str) -> str:
	"""The digits with which a whole number ends that was typed without its country code; else ""."""
	digits, is_whole = _digits(text)
	end = "" if is_whole else digits.lstrip("0")
	return end if SHORTEST <= len(end) <= LONGEST else ""


def is_phone_like(text: str) -> bool:
	"""Whether a text may be meant as a number: as many digits as one has, and nothing else."""
	return SHORTEST <= len(_digits(text)[0]) <= LONGEST


def _digits(text: str | None) -> tuple[str, bool]:
	"""The digits of what was typed, "" where it is no number, and whether they begin with a country code."""
	bare = normalised(tidy_number(text), "NFKC").strip(_AROUND)
	if _DATE.fullmatch(bare):
		return "", False
	typed = _BETWEEN.sub("", bare.replace("(0)", ""))
	# In a line that runs from right to left the plus may come last.
	has_plus = typed.startswith("+") or typed.endswith("+")
	digits = typed.removeprefix("+").removesuffix("+")
	if not (digits.isascii() and digits.isdecimal()):
		return "", False
	is_whole = has_plus or digits.startswith("00")
	return (digits.removeprefix("00") if is_whole else digits), is_whole


def _code(country: str) -> str:
	return str(phonenumbers.country_code_for_region(country))


def _parsed(text: str, country: str | None = None) -> PhoneNumber | None:
	try:
		number = phonenumbers.parse(text, country)
	except NumberParseException:
		return None
	# A zero that its country does not drop is part of the number where that is known of its ranges (Italy).
	is_stray_zero = number.italian_leading_zero and not phonenumbers.is_valid_number(number)
	return number if phonenumbers.is_possible_number(number) and not is_stray_zero else None


def _stored(number: PhoneNumber) -> str:
	return str(phonenumbers.format_number(number, PhoneNumberFormat.E164))


def _parts(text: str) -> list[str]:
	return [part for part in _PARTED.split(text) if part.strip()]


def _in_range(found: Sequence[str]) -> str:
	"""The one of several possible numbers that lies in its country's ranges. Raises NotAPhone."""
	valid = [each for each in found if phonenumbers.is_valid_number(phonenumbers.parse(each))]
	if len(valid) != 1:
		raise NotAPhone("no_country")
	return valid[0]


def _problem(text: str, countries: Sequence[str]) -> str:
	parts = _parts(text)
	if len(parts) > 1 and all(possible(part, countries) for part in parts):
		return "several_phones"
	digits, is_whole = _digits(text)
	return "no_country" if digits and not is_whole and SHORTEST <= len(digits) <= LONGEST else "not_a_phone"
