"""Which rows of a register name a member that is there, and which are like one. Pure: no database.

A name is compared letter by letter as people write it (base/text/letters.py); how alike two are, as the
look-up of duplicates says. Places have taken the spelling of their list before they are compared.
"""

from collections import defaultdict
from collections.abc import Iterable

from coalition.base.text.folding import OWN, Folded, fold
from coalition.base.text.letters import folded
from coalition.membership.duplicates.scoring import ALIKE, similarity

Identity = tuple[str, str]
# A word that more names of a place have, such as the place itself, tells none of them.
MOST = 40
# Shorter rows of consonants meet by chance.
_LONG_ENOUGH = 3


def compared(name: str, place: str) -> Identity:
	"""A name and a place as they are compared: the same for all spellings of both."""
	return folded(name), folded(place)


class Members:
	"""The names of members with their places, as they are compared."""

	def __init__(self, members: Iterable[Identity] = ()) -> None:
		self._known: set[Identity] = set()
		# Place and telling word -> the names there that have it.
		self._having: dict[Identity, list[tuple[str, Folded]]] = defaultdict(list)
		for name, place in members:
			self.add(name, place)

	def add(self, name: str, place: str) -> None:
		identity = compared(name, place)
		if identity in self._known:
			return
		self._known.add(identity)
		words = fold(name)
		for word in _telling(words):
			self._having[identity[1], word].append((name, words))

	def __contains__(self, identity: Identity) -> bool:
		return identity in self._known

	def like(self, name: str, place: str) -> str:
		"""The name in this place that is most alike, "" where none is."""
		words, there = fold(name), folded(place)
		having = (self._having.get((there, word), ()) for word in _telling(words))
		near = {entry for entries in having if len(entries) <= MOST for entry in entries}
		likeness = {other: similarity(words, other_words) for other, other_words in near}
		best = max(likeness, key=lambda other: (likeness[other], other), default="")
		return best if best and likeness[best] >= ALIKE else ""


def _telling(words: Folded) -> set[str]:
	"""What of a name is its own: its words, and their consonants, in which both scripts meet.

	Names that are alike share one; the blocks of a look-up of one name are too wide for each of thousands.
	"""
	own = [word for word in words.words if word.weight == OWN] or list(words.words)
	skeletons = {f"s{word.skeleton}" for word in own if len(word.skeleton) >= _LONG_ENOUGH}
	return {word.text for word in own} | {each for each in skeletons if not each[1:].isdigit()}
