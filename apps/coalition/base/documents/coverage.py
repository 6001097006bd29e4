"""Which letters the shipped fonts have. Pure: no database; it reads the files beside it.

What no font has leaves a PDF without a sign: a name would lack letters and nobody would see it. Another font
of the machine may have it, and another machine not: only shipped ones count.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
# In the place of a letter that no font has, where a page is made all the same.
MISSING = "\u25af"
# Blanks and signs of control are not drawn: they need no font.
_NOT_DRAWN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x115F, 0x1160)))
# What joins several pictures to one, or says how one is shown.
_JOINS, _SHOWN = "\u200d", "\ufe0e\ufe0f"


@lru_cache(maxsize=1)
def fonts() -> dict[str, frozenset[int]]:
	"""The code points that each shipped font has, by the name of its file."""
	from fontTools.ttLib import TTFont

	found = {}
	for path in sorted(FONTS.glob("*.woff2")):
		with TTFont(path, lazy=True) as font:
			found[path.name] = frozenset(font.getBestCmap())
	return found


@lru_cache(maxsize=1)
def covered() -> frozenset[int]:
	"""The code points that one of the shipped fonts has."""
	return frozenset().union(*fonts().values())


def needed(text: str, first: frozenset[str]) -> frozenset[str]:
	"""The files of the fonts `first`, and of those that have what the text shows and these lack."""
	known = fonts()
	shown = {ord(MISSING) if _lacks(letter) else ord(letter) for letter in set(text)}
	more = shown.difference(*(known[name] for name in first))
	return first | {name for name, letters in known.items() if not more.isdisjoint(letters)}


def missing(text: str) -> list[str]:
	"""What no shipped font has, in the order of the text, each once; what stands together is one piece."""
	return list(dict.fromkeys(_pieces(text)))


def replaced(text: str) -> str:
	"""The text with a sign that is seen in the place of each letter that no font has."""
	return text.translate({ord(letter): MISSING for letter in set(text) if _lacks(letter)})


def _pieces(text: str) -> Iterator[str]:
	piece = ""
	for letter in text:
		if _lacks(letter) or (piece and letter in _JOINS + _SHOWN):
			piece += letter
		elif piece:
			yield piece.rstrip(_JOINS)
			piece = ""
	if piece:
		yield piece.rstrip(_JOINS)


def _lacks(letter: str) -> bool:
	if ord(letter) in covered() or letter in _SELECTORS:
		return False
	return unicodedata.category(letter) not in _NOT_DRAWN
