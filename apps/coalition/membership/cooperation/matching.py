"""Who could work with whom on a topic in a place, and where it would hurt. Pure: no database.

From what members said of themselves and allow to be used: where they want to cooperate, where not, and where
their interests conflict. Nobody is scored or ranked: what is said is laid side by side, and people decide.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import combinations


class Stance(str, Enum):
	"""What a member says of a topic and a place."""

	WANTS = "Wants To"
	REFUSES = "Does Not"
	CONFLICTS = "Interests Conflict"


@dataclass(frozen=True)
class Point:
	"""One point of a member's cooperation profile; without a topic or a place it speaks of all of them."""

	member: str
	stance: Stance
	topic: str = ""
	place: str = ""
	note: str = ""

	def speaks_of(self, topic: str, place: str) -> bool:
		"""Whether it bears on a question; "" asks for any topic or any place.

		A point that names neither speaks of everything, and so of nothing that was asked: it is left out.
		"""
		if not (self.topic or self.place):
			return False
		return _agree(self.topic, topic) and _agree(self.place, place)


def _agree(said: str, asked: str) -> bool:
	return not said or not asked or said == asked


@dataclass(frozen=True)
class Profile:
	"""What else bears on working together: the size class, and where and on what a member works already."""

	member: str
	size: str = ""
	topics: frozenset[str] = frozenset()
	places: frozenset[str] = frozenset()

	def works_on(self, topic: str, place: str) -> bool:
		return (not topic or topic in self.topics) and (not place or place in self.places)


@dataclass(frozen=True)
class Pair:
	"""Two who want to, by name; `hurts` are the points of either that stand against it.

	`is_uneven` where a small one would work beside a large one, whose share of the work needs to be agreed.
	"""

	one: str
	other: str
	hurts: tuple[Point, ...] = ()
	is_uneven: bool = False


@dataclass(frozen=True)
class Answer:
	"""What was found: points by stance, who works on it and said nothing, and who could work with whom."""

	points: tuple[Point, ...]
	unasked: tuple[str, ...]
	pairs: tuple[Pair, ...]

	def of(self, stance: Stance) -> tuple[Point, ...]:
		return tuple(point for point in self.points if point.stance is stance)

	def members(self) -> set[str]:
		"""Everybody who is named."""
		paired = {member for pair in self.pairs for member in (pair.one, pair.other)}
		return paired | {point.member for point in self.points} | set(self.unasked)


def who_with_whom(
	points: Iterable[Point], profiles: Collection[Profile], topic: str = "", place: str = ""
) -> Answer:
	"""Everything known of a topic and a place ("" for any), in the order of the members' names.

	`points` are those that may be used. A member that refuses is in no pair; one whose interests conflict
	is, where it also wants to: the pair tells what would hurt.
	"""
	found = sorted(
		(point for point in points if point.speaks_of(topic, place)),
		key=lambda point: (point.member, point.stance.value, point.topic, point.place, point.note),
	)
	spoken = {point.member for point in found}
	unasked = sorted(
		each.member
		for each in profiles
		if (topic or place) and each.works_on(topic, place) and each.member not in spoken
	)
	return Answer(tuple(found), tuple(unasked), tuple(_pairs(found, profiles)))


def _pairs(found: list[Point], profiles: Collection[Profile]) -> Iterable[Pair]:
	refusing = {point.member for point in found if point.stance is Stance.REFUSES}
	willing = {point.member for point in found if point.stance is Stance.WANTS} - refusing
	sizes = {profile.member: profile.size for profile in profiles}
	for one, other in combinations(sorted(willing), 2):
		if _meet(found, one, other):
			hurts = [
				point for point in found if point.stance is Stance.CONFLICTS and point.member in (one, other)
			]
			uneven = {sizes.get(one, ""), sizes.get(other, "")} == {"Small", "Large"}
			yield Pair(one, other, tuple(hurts), uneven)


def _meet(found: list[Point], one: str, other: str) -> bool:
	"""Whether the two want the same somewhere: the topic and the place of a point of each agree."""
	wanted = [point for point in found if point.stance is Stance.WANTS]
	return any(
		_agree(mine.topic, theirs.topic) and _agree(mine.place, theirs.place)
		for mine in wanted
		for theirs in wanted
		if mine.member == one and theirs.member == other
	)
