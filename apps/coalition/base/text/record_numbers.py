"""Numbers of records as people type them: MA-2026-0005, ma 2026 5, ٢٠٢٦ for 2026. Pure.

A series is what the engine numbers a DocType by: "MA-.YYYY.-.####". Signs and blanks between its parts, zeros
that fill up a number, case and kind of digits are nobody's to remember.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from coalition.base.text.words import normalised, tidy_number

LONGEST = 40
_NO_LETTER = re.compile(r"[\W_]+")
_YEAR, _COUNTED = "YYYY", re.compile("#+")


def read_record_number(text: str, series: str) -> str:
	"""The number of this series that somebody typed, as it is stored; "" where the text is none."""
	shape = _shape(series)
	typed = _NO_LETTER.sub("", normalised(tidy_number(text[:LONGEST]), "NFKC")).upper()
	found = shape.fullmatch(typed) if shape and len(text) <= LONGEST else None
	if not found:
		return ""
	values = iter(found.groups())
	return "".join(_written(part, values) for part in series.split("."))


@lru_cache(maxsize=256)
def _shape(series: str) -> re.Pattern[str] | None:
	"""A series as an expression over letters and digits; None where it counts nothing."""
	parts = series.split(".")
	if not any(_COUNTED.fullmatch(part) for part in parts):
		return None
	return re.compile("".join(_expression(part) for part in parts))


def _expression(part: str) -> str:
	if part == _YEAR:
		return "([0-9]{4})"
	return "0*([0-9]+)" if _COUNTED.fullmatch(part) else re.escape(_NO_LETTER.sub("", part).upper())


def _written(part: str, values: Iterator[str]) -> str:
	if part == _YEAR:
		return next(values)
	return next(values).zfill(len(part)) if _COUNTED.fullmatch(part) else part
