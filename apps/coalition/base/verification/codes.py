"""Codes that people compare by hand: typed from paper, read over a telephone. Pure: no database.

A code is twenty characters in groups of four: eighteen at random (90 bits) and two that check them.

- The alphabet is Crockford's base 32 (D. Crockford, "Base 32", 2019): no I, L, O or U, and what looks like
  1 or 0 is read as such.
- The check characters are a Reed-Solomon code over the field of 32 elements (I. S. Reed and G. Solomon,
  "Polynomial Codes over Certain Finite Fields", 1960). Two codes differ in at least three characters, so
  that any one wrong character, any swap of two, neighbours or not, and any two wrong ones are noticed; of
  worse mistakes one in 1024 is not.
"""

import secrets
from functools import reduce

from coalition.base.text.words import normalised, tidy_number

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 20, 4
RANDOM = LENGTH - 2
GROUPS = LENGTH // GROUP

_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_ALIKE = str.maketrans("OIL", "011")
# What stands between groups, as keyboards and word processors write it.
_BETWEEN = str.maketrans("", "", " -_.·‐‑‒–—−ـ")
# The field's powers of x modulo x^5 + x^2 + 1, which is primitive: each element but 0 stands once.
_POWERS = [1]
while len(_POWERS) < 31:
	_doubled = _POWERS[-1] << 1
	_POWERS.append(_doubled ^ 0b100101 if _doubled & 0b100000 else _doubled)
_EXPONENTS = {value: exponent for exponent, value in enumerate(_POWERS)}


class Mistyped(ValueError):
	"""What was typed cannot be a code. `groups` are those to compare again, counted from 0."""

	def __init__(self, groups: tuple[int, ...]) -> None:
		super().__init__("mistyped")
		self.groups = groups


def new_code() -> str:
	"""A code that nobody can guess, as twenty characters."""
	return with_check("".join(secrets.choice(ALPHABET) for _ in range(RANDOM)))


def with_check(characters: str) -> str:
	"""These eighteen characters of the alphabet with their two check characters."""
	values = [_VALUES[character] for character in characters]
	if len(values) != RANDOM:
		raise ValueError("a code has eighteen characters of its own")
	first, second = _sums(values)
	# The last two places stand at the powers 18 and 19: solve a + b = first, a·x^18 + b·x^19 = second.
	b = _divided(second ^ _times(first, _POWERS[RANDOM]), _POWERS[RANDOM] ^ _POWERS[RANDOM + 1])
	return characters + ALPHABET[first ^ b] + ALPHABET[b]


def read(typed: str) -> str:
	"""The twenty characters that somebody meant: any case, any digits, however they are grouped.

	Raises Mistyped where the check characters do not agree, or where it is no code at all.
	"""
	characters = plain(typed)
	if len(characters) != LENGTH or not set(characters) <= set(ALPHABET):
		raise Mistyped(_strange_groups(characters))
	groups = _wrong_groups([_VALUES[character] for character in characters])
	if groups:
		raise Mistyped(groups)
	return characters


# What a sentence leaves at a code.
_AROUND = " .,:;،؛…!؟«»()'\""


def plain(typed: str) -> str:
	"""What was typed, as characters alone: upper case, Western digits, no look-alikes.

	Of a link that was pasted in the place of its code, what stands behind its last slash.
	"""
	last = typed.strip().rstrip("/").rpartition("/")[2] if "://" in typed else typed
	composed = tidy_number(normalised(last, "NFKC")).upper().translate(_BETWEEN).translate(_ALIKE)
	# A wrong letter in the place of one is told; one too many may be the sentence's.
	return composed.strip(_AROUND) if len(composed) > LENGTH else composed


def grouped(characters: str) -> str:
	"""As it is printed and read aloud: groups of four with hyphens between."""
	return "-".join(groups_of(characters))


def groups_of(characters: str) -> list[str]:
	return [characters[start : start + GROUP] for start in range(0, len(characters), GROUP)]


def _strange_groups(characters: str) -> tuple[int, ...]:
	"""All groups where something is missing or too much, else those with a letter that no code has."""
	if len(characters) != LENGTH:
		return tuple(range(GROUPS))
	return _in_groups([place for place, each in enumerate(characters) if each not in _VALUES])


def _wrong_groups(values: list[int]) -> tuple[int, ...]:
	"""The groups where one wrong character or one swap of neighbours explains it; else all; () if whole."""
	first, second = _sums(values)
	if not first and not second:
		return ()
	places = _swapped(values, second) if not first else _one_wrong(first, second)
	return _in_groups(places) or tuple(range(GROUPS))


def _one_wrong(first: int, second: int) -> list[int]:
	if not second:
		return []
	place = (_EXPONENTS[second] - _EXPONENTS[first]) % 31
	return [place] if place < LENGTH else []


def _swapped(values: list[int], second: int) -> list[int]:
	"""Both places of each pair of neighbours whose swap leaves just this sum."""
	pairs = [
		place
		for place in range(LENGTH - 1)
		if _times(values[place] ^ values[place + 1], _POWERS[place] ^ _POWERS[place + 1]) == second
	]
	return [place + step for place in pairs for step in (0, 1)]


def _in_groups(places: list[int]) -> tuple[int, ...]:
	return tuple(sorted({place // GROUP for place in places}))


def _sums(values: list[int]) -> tuple[int, int]:
	"""The plain sum, and the sum with each place's power of x: both are 0 in a whole code."""
	weighted = [_times(value, _POWERS[place]) for place, value in enumerate(values)]
	return reduce(int.__xor__, values, 0), reduce(int.__xor__, weighted, 0)


def _times(one: int, other: int) -> int:
	if not one or not other:
		return 0
	return _POWERS[(_EXPONENTS[one] + _EXPONENTS[other]) % 31]


def _divided(one: int, other: int) -> int:
	return _POWERS[(_EXPONENTS[one] - _EXPONENTS[other]) % 31] if one else 0
