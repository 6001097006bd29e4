"""Which rows of a register name a member that is there, and which are like one. Pure: no database.

A name is compared letter by letter as people write it (base/text/letters.py); how alike two are, as the
look-up of duplicates says. Places have taken the spelling of their list before they are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from coalition.base.text.folding import OWN, Folded, fold
from coalition.base.text.letters import folded
from coalition.membership.duplicates.scoring import ALIKE, similarity

Identity = tuple[str, str]
# A word that more names of a place have, such as the place itself, tells none of them.
MOST = 40
# Of names that share such words, those that share most of them are looked at.
MOST_LOOKED_AT = 16
# Shorter rows of consonants meet by chance.
_LONG_ENOUGH = 3


@lru_cache(maxsize=1024)
def compared(name: str, place: str) -> Identity:
	"""A name and a place as they are compared: the same for all spellings of both."""
	return folded(name), folded(place)


class Members:
	"""The names of members with their places, as they are compared."""

	def __init__(self, members: Iterable[Identity] = ()) -> None:
		self._known: set[Identity] = set()
		# Place and telling word -> the names there that have it.
		self._having: dict[Identity, list[str]] = defaultdict(list)
		for name, place in members:
			self.add(name, place)

	def add(self, name: str, place: str) -> None:
		identity = compared(name, place)
		if identity in self._known:
			return
		self._known.add(identity)
		for word in _telling(fold(name)):
			self._having[identity[1], word].append(name)

	def __contains__(self, identity: Identity) -> bool:
		return identity in self._known

	def like(self, name: str, place: str) -> str:
		"""The name in this place that is most alike, "" where none is."""
		words = fold(name)
		likeness = {other: similarity(words, fold(other)) for other in self._near(words, folded(place))}
		best = max(likeness, key=lambda other: (likeness[other], other), default="")
		return best if best and likeness[best] >= ALIKE else ""

	def _near(self, words: Folded, place: str) -> list[str]:
		"""The names in a place that share most of what tells a name."""
		having = (self._having.get((place, word), ()) for word in _telling(words))
		shared = Counter(name for names in having if len(names) <= MOST for name in names)
		return sorted(shared, key=lambda name: (-shared[name], name))[:MOST_LOOKED_AT]


def _telling(words: Folded) -> set[str]:
	"""What of a name is its own: its words, and their consonants, in which both scripts meet.

	Names that are alike share one; the blocks of a look-up of one name are too wide for each of thousands.
	"""
	own = [word for word in words.words if word.weight == OWN] or list(words.words)
	skeletons = {f"s{word.skeleton}" for word in own if len(word.skeleton) >= _LONG_ENOUGH}
	return {word.text for word in own} | {each for each in skeletons if not each[1:].isdigit()}
