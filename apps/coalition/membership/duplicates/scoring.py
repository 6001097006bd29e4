"""How alike two names or two registrations are. Pure: no database.

No library for this comes with Frappe, and a look-up compares few names once they are blocked; so the standard
library's matcher serves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from coalition.base.text.folding import KIND, Folded, Word, fold, fold_number

# From here on two names are shown as alike, and from here on as the same.
ALIKE, SAME = 0.8, 0.97
# Two words of different letters count as one from here on.
_SAME_WORD = 0.75
# Short skeletons meet by chance: امل and «Mulla» are both "ml".
_SHORTEST_SKELETON = 4
_ACROSS_AT_MOST = 0.95


@dataclass(frozen=True)
class Registration:
	"""A number with an authority, in an area; any of them may be empty."""

	authority: str = ""
	area: str = ""
	number: str = ""


@dataclass(frozen=True)
class Identity:
	"""What somebody is called and where they are registered."""

	names: tuple[str, ...]
	registrations: tuple[Registration, ...] = ()

	@property
	def folded(self) -> tuple[Folded, ...]:
		return tuple(fold(name) for name in self.names if name)


def alike(first: Identity, second: Identity) -> float:
	"""How alike the names of two are, each in all scripts that it has: 0 to 1."""
	pairs = ((one, other) for one in first.folded for other in second.folded)
	return max((similarity(one, other) for one, other in pairs), default=0.0)


def similarity(one: Folded, other: Folded) -> float:
	"""How alike two names are, 0 to 1, whichever comes first. 1 is the same but for its spelling."""
	if not one.words or not other.words or one.blocks.isdisjoint(other.blocks):
		return 0.0
	if one.is_arabic == other.is_arabic:
		return _either_way(one.words, other.words)
	return _across(one, other)


def share_registration(first: Iterable[Registration], second: Iterable[Registration]) -> bool:
	"""Whether two are registered under one number with one authority, or in one area."""
	others = [each for each in second if fold_number(each.number)]
	return any(_is_same(one, other) for one in first for other in others)


def _is_same(one: Registration, other: Registration) -> bool:
	if not fold_number(one.number) or fold_number(one.number) != fold_number(other.number):
		return False
	places = ((one.authority, other.authority), (one.area, other.area))
	known = [(fold(a).text, fold(b).text) for a, b in places if a and b]
	# A number alone is a small one in many registers; where one says nothing else, it is worth a look.
	return not known or any(a == b for a, b in known)


def _either_way(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
	"""Words find their like one after the other, so that which name begins can matter."""
	return max(_of_words(one, other), _of_words(other, one))


def _of_words(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
	"""Twice the weight of the words that both have, through the weight of all."""
	left = list(other)
	shared = 0.0
	for word in sorted(one, key=lambda each: (-each.weight, each.text)):
		best = max(left, key=lambda each: (_ratio(word.text, each.text), each.text), default=None)
		ratio = _ratio(word.text, best.text) if best else 0.0
		if best and ratio >= _SAME_WORD:
			left.remove(best)
			shared += ratio * (word.weight + best.weight)
	return shared / sum(word.weight for word in (*one, *other))


def _across(one: Folded, other: Folded) -> float:
	"""Arabic against Latin: by consonants, word by word or in one row, as people part words differently."""
	if min(len(one.skeleton), len(other.skeleton)) < _SHORTEST_SKELETON:
		return _of_short_names(one, other)
	whole = _ratio(one.skeleton, other.skeleton)
	words = _either_way(_skeletons(one), _skeletons(other))
	return min(max(whole, words), _ACROSS_AT_MOST)


def _of_short_names(one: Folded, other: Folded) -> float:
	"""The same consonants, and about the same vowels as far as Arabic writes them."""
	is_same = bool(one.skeleton) and one.skeleton == other.skeleton
	return min(_ratio(one.voiced, other.voiced), _ACROSS_AT_MOST) if is_same else 0.0


def _skeletons(name: Folded) -> tuple[Word, ...]:
	told = tuple(
		Word(word.skeleton, "", word.weight) for word in name.words if word.skeleton and word.weight > KIND
	)
	return told or (Word("", "", KIND),)


@lru_cache(maxsize=16384)
def _ratio(one: str, other: str) -> float:
	if one == other:
		return 1.0
	if one.isdigit() or other.isdigit():
		# Two numbers are the same or they are not.
		return 0.0
	# The matcher's answer depends on which comes first; ours does not.
	first, second = sorted((one, other))
	return SequenceMatcher(None, first, second, autojunk=False).ratio()
