"""A point of the earth as people copy it from a map: latitude, then longitude. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal

from coalition.base.text.digits import western
from coalition.base.text.figures import Unreadable, refuse_long
from coalition.base.text.words import tidy

# Some eleven metres: a place on a map of a country, and no house.
PLACES = 4
LONGEST = 100

_NUMBER = r"([+-]?\d{1,3}(?:\.\d+)?) ?°? ?([NSEW]?)"
_POINT = re.compile(rf"{_NUMBER}(?:[,;] ?| ){_NUMBER}", re.IGNORECASE | re.ASCII)
_SIGNS = str.maketrans({"،": ",", "؛": ";", "−": "-"})
_BELOW_ZERO = ("S", "W")


class NotAPoint(Unreadable):
	"""A text that is no point; `problem` is "not_a_point", "no_latitude" or "no_longitude"."""


@dataclass(frozen=True)
class Coordinates:
	"""Degrees north and east, below zero south and west."""

	latitude: Decimal
	longitude: Decimal

	def __str__(self) -> str:
		return f"{self.latitude:f}, {self.longitude:f}"


def read_coordinates(text: str) -> Coordinates:
	"""The point that was typed or pasted, in any digits: "35.93, 36.63", "٣٥٫٩٣، ٣٦٫٦٣", "35.93° N 36.63° E".

	Latitude stands first, unless letters say otherwise. A comma within a number is refused, since it parts
	the two. Raises NotAPoint.
	"""
	refuse_long(text, LONGEST, NotAPoint("not_a_point"))
	match = _POINT.fullmatch(western(tidy(text).translate(_SIGNS)).strip("() "))
	if not match:
		raise NotAPoint("not_a_point")
	first, letter, second, other = match.groups()
	parts = [_part(first, letter.upper(), "N"), _part(second, other.upper(), "E")]
	named = dict(parts)
	if len(named) != 2:
		raise NotAPoint("not_a_point")
	return _checked(named["N"], named["E"])


def _part(number: str, letter: str, usual: str) -> tuple[str, Decimal]:
	"""The axis (N or E) and the degrees along it."""
	axis = {"S": "N", "W": "E"}.get(letter, letter or usual)
	if letter and number[0] in "+-":
		raise NotAPoint("not_a_point")
	degrees = round(Decimal(number), PLACES)
	return axis, _plain(-degrees if letter in _BELOW_ZERO else degrees)


def _plain(degrees: Decimal) -> Decimal:
	"""Without zeros at its end, and never a zero below zero."""
	return degrees.normalize() + 0 if degrees else Decimal(0)


def _checked(latitude: Decimal, longitude: Decimal) -> Coordinates:
	if abs(latitude) > 90:
		raise NotAPoint("no_latitude")
	if abs(longitude) > 180:
		raise NotAPoint("no_longitude")
	return Coordinates(latitude, longitude)
