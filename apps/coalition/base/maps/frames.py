"""Where points of the earth come to lie in a picture. Pure.

Equirectangular: a degree of longitude is as much shorter as it is at the middle latitude of the picture. At
the size of a region nobody sees more; and a place is found by its degrees alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from coalition.base.maps.shapes import Box

# Latitude and longitude in degrees.
Place = tuple[float, float]

# Around the outermost places, of the whole; and at least so many degrees from bottom to top.
MARGIN = 0.18
LEAST_DEGREES = 3.0
# Nobody works nearer to a pole, where degrees of longitude come to nothing.
POLE = 80.0


@dataclass(frozen=True)
class Frame:
	"""A picture of so many units; `step` of them are a degree of latitude, `step_east` one of longitude."""

	width: float
	height: float
	middle: Place
	step: float
	step_east: float

	def at(self, latitude: float, longitude: float) -> tuple[float, float]:
		"""Units from the left and from the top."""
		return (
			self.width / 2 + (longitude - self.middle[1]) * self.step_east,
			self.height / 2 - (latitude - self.middle[0]) * self.step,
		)

	def box(self) -> Box:
		"""The part of the earth that is seen."""
		up, aside = self.height / 2 / self.step, self.width / 2 / self.step_east
		latitude, longitude = self.middle
		return Box(longitude - aside, latitude - up, longitude + aside, latitude + up)


def frame_around(places: Sequence[Place], width: float, height: float) -> Frame:
	"""The frame that shows all of these places, one at least, with a margin around them."""
	latitudes, longitudes = ([place[axis] for place in places] for axis in (0, 1))
	middle = (_middle(latitudes), _middle(longitudes))
	shorter = cos(radians(min(abs(middle[0]), POLE)))
	inner = 1 - 2 * MARGIN
	step = min(
		height / LEAST_DEGREES,
		height * inner / max(_span(latitudes), 1e-9),
		width * inner / max(_span(longitudes) * shorter, 1e-9),
	)
	return Frame(width, height, middle, step, step * shorter)


def _middle(numbers: Sequence[float]) -> float:
	return (min(numbers) + max(numbers)) / 2


def _span(numbers: Sequence[float]) -> float:
	return max(numbers) - min(numbers)
