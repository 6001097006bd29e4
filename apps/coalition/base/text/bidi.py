"""Text of two directions in one line. Pure.

Inside an Arabic sentence `2027-01-31` shows as 31-01-2027 and `0944 123 456` as 456 123 0944, since each
run of digits is placed by what stands around it (Unicode's bidirectional algorithm, UAX #9). An isolate is
placed as a whole and read by its own first letter. In a page that is `<bdi>`; in a message, an attribute and
a text to paste these signs do it.
"""

import re
import unicodedata

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_ISOLATED = re.compile(f"{_FIRST_STRONG_ISOLATE}[^{_FIRST_STRONG_ISOLATE}{_POP}]*{_POP}")
_LEFT_TO_RIGHT_ISOLATE = "\u2066"
_DIGIT, _BLANK = "[0-9\u0660-\u0669\u06f0-\u06f9]", "[ \u00a0]"
_ARABIC_DIGIT, _LEFT_TO_RIGHT_MARK = "[\u0660-\u0669\u06f0-\u06f9]", "\u200e"
_SIMPLE_NUMBER = rf"{_DIGIT}+(?:[.,:/]{_DIGIT}+)*"
# What stands between the numbers of a day, a span, a telephone number; (0) is a trunk zero.
_BETWEEN = rf"(?:{_BLANK}?[-–—/]{_BLANK}?|{_BLANK}(?:\(0\){_BLANK}?)?|\(0\))\+?"
# What follows a Latin letter stands with it: MA-2026-0042, IBAN SY12 3456.
_WITH_LETTERS = rf"[A-Za-z][\w.\-/:+@]*(?:{_BLANK}[0-9][0-9.,:/-]*)*"
# Of other numbers the whole run is taken: from an area code in brackets to the letters of a code.
_RUN = (
	rf"(?:\({_DIGIT}+\){_BLANK}?[-–]?(?={_DIGIT})|\+?){_SIMPLE_NUMBER}(?:{_BETWEEN}{_SIMPLE_NUMBER})*"
	r"(?:[-/.][A-Za-z][\w.\-/]*)?"
)
_NUMBERS = re.compile(f"{_WITH_LETTERS}|(?P<run>{_RUN})")
_RIGHT_TO_LEFT = {"R", "AL"}
# Programs of chat would take a sign behind an address for a part of it, and its letters keep it in order.
_ADDRESS = re.compile(r"https?://[!-~]*[A-Za-z0-9]")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
# What keeps its order among Arabic letters: Arabic letters, and numbers that no sign or blank ties together.
_KEEPS_ORDER = re.compile(r"(?:[^\W\d_]|\d+(?:[.,:/]\d+)*(?!\s*\d)|\s|[\u064b-\u0652])*")


def isolated(value: object) -> str:
	"""A number, code or name, so that it stands right in a sentence of either direction."""
	return f"{_FIRST_STRONG_ISOLATE}{value}{_POP}"


def isolate_numbers(text: str) -> str:
	"""What somebody wrote, to be shown: its days, codes and telephone numbers keep their order in any line.

	Those are digits with blanks, hyphens, brackets or a plus between or before them. What is stored stays.
	"""
	return _NUMBERS.sub(_isolated_run, text)


def _isolated_run(found: re.Match[str]) -> str:
	run = found["run"]
	if not run or re.fullmatch(_SIMPLE_NUMBER, run):
		return found[0]
	# Arabic digits are placed from the right wherever they stand, unless each is told not to be.
	run = re.sub(f"(?<=[^\\d.,:/])(?={_ARABIC_DIGIT})", _LEFT_TO_RIGHT_MARK, run)
	return f"{_LEFT_TO_RIGHT_ISOLATE}{run}{_POP}"


def fill(sentence: str, *values: object) -> str:
	"""The sentence with values in place of {0}, {1} …, each isolated where it would be turned round there.

	`sentence` is translated already. A value that is an isolate already, or that reads in the direction of
	the sentence throughout, is put in as it is: nobody copies signs that say nothing.
	"""
	texts = [str(value) for value in values]
	base = _direction(" ".join((_PLACEHOLDER.sub("", sentence), *texts)))
	return sentence.format(*(_placed(text, base) for text in texts))


def _placed(value: str, base: str) -> str:
	return value if _reads(value, base) else isolated(value)


def _reads(value: str, base: str) -> bool:
	"""Whether a value stands right in text of this direction without being isolated."""
	is_isolate = value.startswith(_FIRST_STRONG_ISOLATE) and value.endswith(_POP)
	if is_isolate or _ADDRESS.fullmatch(value):
		return True
	if not base or value != value.strip():
		return False
	if base == "ltr":
		# What is isolated inside already turns nothing.
		value = _ISOLATED.sub("", value)
	directions = {unicodedata.bidirectional(letter) for letter in value}
	if base == "rtl":
		return "L" not in directions and bool(_KEEPS_ORDER.fullmatch(value))
	return not directions & {*_RIGHT_TO_LEFT, "AN"}


def _direction(text: str) -> str:
	"""That of the first letter that has one (UAX #9, P2 and P3), "" where none has."""
	for letter in text:
		kind = unicodedata.bidirectional(letter)
		if kind in _RIGHT_TO_LEFT:
			return "rtl"
		if kind == "L":
			return "ltr"
	return ""
