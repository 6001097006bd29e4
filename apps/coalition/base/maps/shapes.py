"""Land and borders of a rectangle of the earth, as stored in `shapes.json`. Pure but for that file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

STORED = Path(__file__).with_name("shapes.json")

# Longitude and latitude in degrees.
Line = list[tuple[float, float]]


@dataclass(frozen=True)
class Box:
	"""A rectangle of the earth, in degrees; no box goes across the 180th meridian."""

	west: float
	south: float
	east: float
	north: float

	def holds(self, other: "Box") -> bool:
		return (
			self.west <= other.west
			and self.south <= other.south
			and self.east >= other.east
			and self.north >= other.north
		)

	def meets(self, other: "Box") -> bool:
		return (
			self.west <= other.east
			and self.east >= other.west
			and self.south <= other.north
			and self.north >= other.south
		)


@dataclass(frozen=True)
class Shapes:
	"""Rings around land, in which holes are rings as well (even-odd), and lines between countries."""

	land: list[Line]
	borders: list[Line]


def shapes_in(box: Box) -> Shapes:
	"""What lies in this rectangle or reaches into it, of the most exact level that holds all of it."""
	level = next((level for level in _levels() if level[0].holds(box)), _levels()[-1])
	return Shapes(_meeting(level[1].land, box), _meeting(level[1].borders, box))


def _meeting(lines: Sequence[Line], box: Box) -> list[Line]:
	return [line for line in lines if _around(line).meets(box)]


def _around(line: Line) -> Box:
	longitudes, latitudes = zip(*line, strict=True)
	return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


@cache
def _levels() -> list[tuple[Box, Shapes]]:
	stored = json.loads(STORED.read_text(encoding="utf-8"))
	return [
		(
			Box(*level["within"]),
			Shapes(
				*([_degrees(line, level["steps"]) for line in level[kind]] for kind in ("land", "borders"))
			),
		)
		for level in stored["levels"]
	]


def _degrees(line: Sequence[int], steps: int) -> Line:
	"""A line in steps, its first point and then what each adds, as degrees."""
	axes = (accumulate(line[axis::2]) for axis in (0, 1))
	return [(x / steps, y / steps) for x, y in zip(*axes, strict=True)]
