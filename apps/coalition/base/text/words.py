"""Text as people type it: spaces that cannot be seen must not make two names of one. Pure."""

import re
import unicodedata

from coalition.base.text.digits import western

# Control characters but those that are spaces, soft hyphens, marks that steer the direction of writing,
# joiners and the byte order mark: no letter, no space.
_INVISIBLE = re.compile(
	"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def tidy(text: str | None) -> str:
	"""One line of text in composed form (NFC), with single spaces and without invisible marks."""
	composed = unicodedata.normalize("NFC", text or "")
	return " ".join(_INVISIBLE.sub("", composed).split())


def tidy_number(text: str | None) -> str:
	"""A telephone or registration number: tidy, with Western digits."""
	return western(tidy(text))
