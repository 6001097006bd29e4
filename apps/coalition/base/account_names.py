"""The names under which somebody signs in. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from coalition.base.phones import read_phone
from coalition.base.words import tidy_number

SHORTEST, LONGEST = 3, 60
_SIGNS = re.compile(r"[\w.\-]+")
# Vowel signs and the stroke that stretches a word: they are typed or not, and tell no names apart.
_ORNAMENT = re.compile("[\u0640\u064b-\u065f\u0670]")


def user_name(text: str | None) -> str:
	"""A user name as it is stored and looked up: one way of writing for all that look alike."""
	composed = unicodedata.normalize("NFKC", tidy_number(text)).casefold()
	return _ORNAMENT.sub("", composed).strip("@ ").replace(" ", ".")


def is_user_name(name: str) -> bool:
	"""Whether an account may bear this name: no number and no address, so that none is taken for another."""
	fits = SHORTEST <= len(name) <= LONGEST and _SIGNS.fullmatch(name)
	return bool(fits) and not name.replace("-", "").replace(".", "").isdecimal() and not read_phone(name)


def proposals(person_name: str | None, otherwise: str) -> Iterator[str]:
	"""User names to try for a person, without end: the name itself, then with numbers.

	`otherwise` is taken where the name gives none, such as one of two letters.
	"""
	first = _as_user_name(person_name)
	base = first if is_user_name(first) else _as_user_name(otherwise)
	yield base
	for number in count(2):
		yield f"{base[: LONGEST - 8]}.{number}"


def _as_user_name(text: str | None) -> str:
	"""What stands in a name and not in a user name, an apostrophe say, becomes a dot."""
	return re.sub(r"[^\w\-]+", ".", user_name(text)[:LONGEST]).strip(".-_")
