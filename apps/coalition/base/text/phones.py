"""Telephone numbers as people type them: +963 944…, 00963 944…, 0944…, Arabic digits, brackets. Pure."""

import re
from dataclasses import dataclass

from coalition.base.text.words import tidy_number

# E.164: fifteen digits at most. Fewer than seven are no subscriber's number.
SHORTEST, LONGEST = 7, 15
_BETWEEN = re.compile(r"[\s().\-/‐-―_]+")


@dataclass(frozen=True)
class Phone:
	"""A number's digits: `whole` begins with the country code, otherwise it lacks it and its leading zero."""

	digits: str
	whole: bool

	@property
	def stored(self) -> str:
		"""As records keep it: +963944000000. For whole numbers alone."""
		return f"+{self.digits}"


def read_phone(text: str | None) -> Phone | None:
	"""What was typed as a number, or None where it is none."""
	typed = tidy_number(text).replace("(0)", "")
	# In a line that runs from right to left the plus may come last.
	has_plus = typed.startswith("+") or typed.endswith("+")
	digits = _BETWEEN.sub("", typed.strip("+"))
	if not digits.isascii() or not digits.isdecimal():
		return None
	whole = has_plus or digits.startswith("00")
	digits = digits.lstrip("0")
	return Phone(digits, whole) if SHORTEST <= len(digits) <= LONGEST else None
