"""Text as people type it: spaces that cannot be seen must not make two names of one. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from coalition.base.text.digits import western
from coalition.base.text.markup import APART

# Control characters but those that are spaces, soft hyphens, marks that steer the direction of writing, the
# byte order mark and halves of pairs (surrogates): no letter, no space.
_INVISIBLE = re.compile(
	"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
	# But where it parts what would be markup (markup.py).
	f"\ud800-\udfff]|(?<![<&]){APART}(?!\\s*=)"
)
# Between letters one joiner is spelling: خانه‌های is not خانههای. Anywhere else it is nothing.
_SEVERAL_JOINERS = re.compile("([\u200c\u200d])[\u200c\u200d]+")
_LETTER, _MARK = r"[^\W\d_]", "[\u064b-\u065f\u0670]"
_STRAY_JOINER = re.compile(f"(?<!{_LETTER})(?<!{_MARK})[\u200c\u200d]|[\u200c\u200d](?!{_LETTER})")

# Marks on one letter: composing sorts them, which takes the square of their number (UAX #15, D4).
MOST_MARKS = 30


def normalised(text: str, form: Literal["NFC", "NFD", "NFKC"]) -> str:
	"""The text in this form of Unicode; of more marks on a letter than anybody writes, the first are kept."""
	return unicodedata.normalize(form, text if len(text) <= MOST_MARKS else "".join(_few_marks(text)))


def _few_marks(text: str) -> Iterator[str]:
	marks = 0
	for sign in text:
		marks = marks + 1 if unicodedata.combining(sign) else 0
		if marks <= MOST_MARKS:
			yield sign


def tidy(text: str | None) -> str:
	"""One line of text in composed form (NFC), with single spaces and without invisible marks."""
	composed = normalised(text or "", "NFC")
	visible = _SEVERAL_JOINERS.sub(r"\1", _INVISIBLE.sub("", composed))
	return " ".join(_STRAY_JOINER.sub("", visible).split())


def tidy_number(text: str | None) -> str:
	"""A telephone or registration number: tidy, with Western digits."""
	return western(tidy(text))
