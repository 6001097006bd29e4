"""Where the labels of circles stand, so that none runs over another. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

# Of the height of letters: how wide one is at most on average, in both scripts, and how high a line.
LETTER = 0.62
LINE = 1.3
GAP = 4.0
# How far from its circle a label is looked for: so many steps of so many units, in so many directions.
STEPS, STEP, DIRECTIONS = 24, 16.0, 16


@dataclass(frozen=True)
class Rectangle:
	"""By its left upper corner."""

	left: float
	top: float
	width: float
	height: float

	@property
	def middle(self) -> tuple[float, float]:
		return self.left + self.width / 2, self.top + self.height / 2

	def overlaps(self, other: "Rectangle") -> bool:
		return (
			self.left < other.left + other.width
			and other.left < self.left + self.width
			and self.top < other.top + other.height
			and other.top < self.top + self.height
		)

	def lies_in(self, width: float, height: float) -> bool:
		return (
			self.left >= 0
			and self.top >= 0
			and self.left + self.width <= width
			and self.top + self.height <= height
		)


@dataclass(frozen=True)
class Circle:
	"""A circle with the text that stands beside it."""

	x: float
	y: float
	radius: float
	text: str

	def around(self) -> Rectangle:
		side = self.radius * 2
		return Rectangle(self.x - self.radius, self.y - self.radius, side, side)


def placed(circles: Sequence[Circle], width: float, height: float, letters: float) -> list[Rectangle | None]:
	"""A rectangle for the text of each circle in a picture of this size, in letters of this height.

	None runs over another or over the edge, nor over a circle where that can be. The earlier ones choose
	first. None where there is no room left for one.
	"""
	found: list[Rectangle | None] = []
	for circle in circles:
		taken = [each for each in found if each]
		free = [
			each
			for each in _around(circle, letters)
			if each.lies_in(width, height) and not any(each.overlaps(other) for other in taken)
		]
		clear = (each for each in free if not any(each.overlaps(other.around()) for other in circles))
		found.append(next(clear, free[0] if free else None))
	return found


def _around(circle: Circle, letters: float) -> Iterator[Rectangle]:
	"""Beside the circle first, then further and further away."""
	width, height = len(circle.text) * letters * LETTER + 2 * GAP, letters * LINE
	for step in range(STEPS):
		away = circle.radius + GAP / 2 + step * STEP
		for direction in range(DIRECTIONS):
			angle = 2 * pi * direction / DIRECTIONS
			x = circle.x + cos(angle) * (away + width / 2)
			y = circle.y + sin(angle) * (away + height / 2)
			yield Rectangle(x - width / 2, y - height / 2, width, height)
