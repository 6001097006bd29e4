"""The names under which somebody signs in. Pure."""

import re

from coalition.base.text.phones import is_phone_like
from coalition.base.text.words import normalised, tidy_number

SHORTEST, LONGEST = 3, 60
# What a sentence leaves at a name that is copied out of it.
_AROUND = "@ ،,؛;:«»"
_SIGNS = re.compile(r"[\w.\-]+")
# Vowel signs and the stroke that stretches a word: they are typed or not, and tell no names apart.
_ORNAMENT = re.compile("[\u0640\u064b-\u065f\u0670\u200c\u200d]")


def user_name(text: str | None) -> str:
	"""A user name as it is stored and looked up: one way of writing for all that look alike."""
	composed = normalised(tidy_number(text), "NFKC").casefold()
	return _ORNAMENT.sub("", composed).strip(_AROUND).rstrip(f"{_AROUND}.").replace(" ", ".")


def is_user_name(name: str) -> bool:
	"""Whether an account may bear this name: no number and no address, so that none is taken for another."""
	fits = SHORTEST <= len(name) <= LONGEST and _SIGNS.fullmatch(name)
	return bool(fits) and not name.replace("-", "").replace(".", "").isdecimal() and not is_phone_like(name)
