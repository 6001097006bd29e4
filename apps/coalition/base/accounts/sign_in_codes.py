"""The code with which a person signs in for the first time, or again: made here, read out by telephone. Pure.

Nine random digits and a check digit, in groups: 482 915 0637. A code is guessed with a chance of one in a
thousand millions per try, and one in a million over all that are let through (handed_codes.py). That is
enough because tries are counted on the server; the code is no key that could be tried elsewhere. The check
digit (Damm) finds every single wrong digit and every two neighbours exchanged: what was misheard is told
at once and costs no try.
"""

import secrets

from coalition.base.text.words import tidy_number

RANDOM_DIGITS = 9
GROUPS = (3, 3, 4)
# H. M. Damm, Total anti-symmetrische Quasigruppen, 2004: row by row, column by column.
_DAMM = (
	"0317598642",
	"7092154863",
	"4206871359",
	"1750983426",
	"6123045978",
	"3674209581",
	"5869720134",
	"8945362017",
	"9438617205",
	"2581436790",
)


def new_code() -> str:
	"""A new code: ten digits."""
	digits = "".join(secrets.choice("0123456789") for _ in range(RANDOM_DIGITS))
	return digits + _check_digit(digits)


def read_code(text: str | None) -> str | None:
	"""The ten digits of what was typed, with whatever spaces, dashes or digits; None where it is no code."""
	digits = _ten_digits(text)
	return digits if digits and _check_digit(digits) == "0" else None


def is_mistyped(text: str | None) -> bool:
	"""Whether these are ten digits of which one is wrong or two changed places."""
	return bool(_ten_digits(text)) and not read_code(text)


def _ten_digits(text: str | None) -> str:
	digits = "".join(mark for mark in tidy_number(text) if mark not in " -–—.·")
	is_whole = len(digits) == RANDOM_DIGITS + 1 and digits.isascii() and digits.isdecimal()
	return digits if is_whole else ""


def in_groups(code: str) -> str:
	"""As it is shown and read out: 482 915 0637.

	The blanks are hard ones, with which groups of digits are one number to the line (UAX #9, W4): pasted
	among Arabic letters they stay in their order.
	"""
	first, second, _ = GROUPS
	return "\u00a0".join((code[:first], code[first : first + second], code[first + second :]))


def _check_digit(digits: str) -> str:
	interim = "0"
	for digit in digits:
		interim = _DAMM[int(interim)][int(digit)]
	return interim
