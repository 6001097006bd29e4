"""Numbers as people type them, read without guessing. Pure: no database.

The rule, whatever the language: a dot or ٫ is the decimal point; commas (, ٬ ،) or spaces part thousands, in
full groups of three; Arabic and Persian digits are digits. What can be read in two ways ("1,5", "1.234.567")
or in none is refused, never taken for 0.
"""

import re
from decimal import Decimal
from math import isfinite

from coalition.base.text.digits import western
from coalition.base.text.words import tidy

# What the columns of the engine hold: int, bigint, decimal(21,9).
LIMITS = {"Int": 2**31, "Long Int": 2**63}
COLUMN_LIMIT = 10**12
COLUMN_PLACES = 9

# As it is typed, with signs between.
LONGEST = 10_000

WHOLE = ("Int", "Long Int", "Check")
EXACT = ("Float", "Currency", "Percent", "Duration", "Rating")

_SEPARATORS = str.maketrans({"٬": ",", "،": ",", "−": "-"})
_PLAIN = r"\d+"
_GROUPED = r"\d{1,3}(?:(?P<part>[, ])\d{3})(?:(?P=part)\d{3})*"
_NUMBER = re.compile(rf"(?P<sign>[+-]?)(?P<whole>{_GROUPED}|{_PLAIN})?(?P<rest>\.\d+)?", re.ASCII)


class Unreadable(ValueError):
	"""A text that is not what it should be, such as a number or a day; `problem` says why."""

	def __init__(self, problem: str) -> None:
		super().__init__(problem)
		self.problem = problem


def refuse_long(text: str, longest: int, refusal: Unreadable) -> None:
	"""Raise the refusal of a text that is longer than anybody writes such a thing.

	Readers look for parts in it, which may take the square of its length or more: first of all it is short.
	"""
	if len(text) > longest:
		raise refusal


class NotANumber(Unreadable):
	"""A text that is no number, or none that its column holds exactly.

	`problem` is "not_a_number", "not_whole", "too_large", "too_exact", "not_positive" or "not_yes_or_no".
	"""


def read_decimal(text: str) -> Decimal:
	"""The number that was typed, exactly. Raises NotANumber."""
	refuse_long(text, LONGEST, NotANumber("not_a_number"))
	typed = western(tidy(text).translate(_SEPARATORS))
	match = _NUMBER.fullmatch(typed)
	if not match or not (match["whole"] or match["rest"]):
		raise NotANumber("not_a_number")
	whole = (match["whole"] or "0").replace(",", "").replace(" ", "")
	return Decimal(f"{match['sign']}{whole}{match['rest'] or ''}")


def read_number(text: str, kind: str) -> int | Decimal:
	"""What was typed into a number field of this kind (WHOLE or EXACT), as its column will hold it.

	Raises NotANumber, also where the column would hold another number than the one that was typed.
	"""
	number = read_decimal(text)
	check_fits(number, kind)
	if kind in WHOLE:
		return int(number)
	if Decimal(repr(float(number))) != number or number != round(number, COLUMN_PLACES):
		# The engine hands numbers on as floats, and the column has nine places.
		raise NotANumber("too_exact")
	return number


def check_fits(number: int | float | Decimal, kind: str) -> None:
	"""Raise NotANumber where a field of this kind cannot hold the number."""
	if not _is_finite(number):
		raise NotANumber("not_a_number")
	limit = LIMITS.get(kind, COLUMN_LIMIT)
	if not -limit < number < limit:
		raise NotANumber("too_large")
	if kind in WHOLE and number != int(number):
		raise NotANumber("not_whole")
	if kind == "Check" and number not in (0, 1):
		raise NotANumber("not_yes_or_no")


def _is_finite(number: int | float | Decimal) -> bool:
	if isinstance(number, Decimal):
		return number.is_finite()
	return isinstance(number, int) or isfinite(number)
