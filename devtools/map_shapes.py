"""Makes the shapes of the app's maps from Natural Earth: python3 -m devtools.map_shapes FOLDER

FOLDER is the unpacked npm package world-atlas (`npm pack world-atlas@2.0.2`, then `tar xzf`): Natural Earth,
which is in the public domain, as TopoJSON. Each level is cut to what is looked at, and rounded to what can be
seen at its size.
"""

import hashlib
import itertools
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from devtools import paths
from devtools.failure import Failure

SHAPES = paths.APP / "base" / "maps" / "shapes.json"

Point = tuple[float, float]
Line = list[Point]


class Level(NamedTuple):
	"""A file of the package, its digest, what is cut out (west, south, east, north), steps a degree."""

	file: str
	sha256: str
	within: tuple[int, int, int, int]
	steps: int


LEVELS = (
	# From the Nile to the Gulf, where most work: a city and its country.
	Level(
		"countries-10m.json",
		"3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79",
		(22, 24, 52, 44),
		100,
	),
	# Where most of those who left live as well.
	Level(
		"countries-50m.json",
		"04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394",
		(-25, 5, 65, 72),
		20,
	),
	Level(
		"countries-110m.json",
		"2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8",
		(-180, -60, 180, 84),
		10,
	),
)


def main(folder: Path) -> None:
	"""Write the shapes. Raises Failure where a file of the package is another than the one that is named."""
	levels = [_level(folder, level) for level in LEVELS]
	text = json.dumps({"levels": levels}, separators=(",", ":"))
	SHAPES.write_text(text.replace('{"within"', '\n{"within"') + "\n", encoding="utf-8")
	print(f"{SHAPES.relative_to(paths.ROOT)}: {SHAPES.stat().st_size} bytes")


def _level(folder: Path, level: Level) -> dict:
	content = (folder / level.file).read_bytes()
	if hashlib.sha256(content).hexdigest() != level.sha256:
		raise Failure(f"{level.file} is not the file of world-atlas 2.0.2.")
	topology = json.loads(content)
	arcs = _arcs(topology)
	land = (_cut_ring(ring, level.within) for ring in _rings(topology["objects"]["land"], arcs))
	borders = (piece for arc in _shared(topology) for piece in _cut_line(arcs[arc], level.within))
	return {
		"within": level.within,
		"steps": level.steps,
		"land": [ring for line in land if len(ring := _rounded(line, level.steps)) >= 8],
		"borders": [line for piece in borders if len(line := _rounded(piece, level.steps)) >= 4],
	}


def _arcs(topology: dict) -> list[Line]:
	(step_x, step_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
	return [
		[(x * step_x + left, y * step_y + bottom) for x, y in itertools.accumulate(arc, _moved)]
		for arc in topology["arcs"]
	]


def _moved(point: Iterable[int], step: Iterable[int]) -> tuple[int, ...]:
	return tuple(a + b for a, b in zip(point, step, strict=True))


def _polygons(thing: dict) -> Iterator[list[list[int]]]:
	"""The polygons of a geometry, each some rings of numbers of arcs."""
	if thing["type"] == "GeometryCollection":
		for each in thing["geometries"]:
			yield from _polygons(each)
	elif thing["type"] == "Polygon":
		yield thing["arcs"]
	elif thing["type"] == "MultiPolygon":
		yield from thing["arcs"]


def _rings(thing: dict, arcs: list[Line]) -> Iterator[Line]:
	for polygon in _polygons(thing):
		for ring in polygon:
			# A number below zero is the arc ~number, backwards.
			yield [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]


def _shared(topology: dict) -> list[int]:
	"""The arcs that two countries have: borders on land."""
	used = Counter(
		arc
		for country in topology["objects"]["countries"]["geometries"]
		for arc in {
			arc if arc >= 0 else ~arc for polygon in _polygons(country) for ring in polygon for arc in ring
		}
	)
	return sorted(arc for arc, times in used.items() if times > 1)


def _edges(
	within: tuple[int, int, int, int],
) -> Iterator[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]]:
	"""The four sides of a rectangle: is a point inside, and where does a line meet it?"""
	for axis, limit, sign in ((0, within[0], 1), (1, within[1], 1), (0, within[2], -1), (1, within[3], -1)):

		def inside(point: Point, axis: int = axis, limit: int = limit, sign: int = sign) -> bool:
			return (point[axis] - limit) * sign >= 0

		def meet(a: Point, b: Point, axis: int = axis, limit: int = limit) -> Point:
			share = (limit - a[axis]) / (b[axis] - a[axis])
			return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])

		yield inside, meet


def _cut_ring(ring: Line, within: tuple[int, int, int, int]) -> Line:
	"""What of a ring lies in the rectangle (Sutherland and Hodgman); empty where nothing does."""
	for inside, meet in _edges(within):
		cut: Line = []
		for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
			if inside(before) != inside(point):
				cut.append(meet(before, point))
			if inside(point):
				cut.append(point)
		ring = cut
	return ring


def _cut_line(line: Line, within: tuple[int, int, int, int]) -> Iterator[Line]:
	"""The pieces of a line in the rectangle, up to their last points in it."""
	west, south, east, north = within
	for is_inside, piece in itertools.groupby(
		line, lambda point: west <= point[0] <= east and south <= point[1] <= north
	):
		if is_inside:
			yield list(piece)


def _rounded(line: Line, steps: int) -> list[int]:
	"""Whole steps, the first point and then what each adds; points that come to the same are one."""
	points = [point for point, _ in itertools.groupby((round(x * steps), round(y * steps)) for x, y in line)]
	straight = [
		*points[:1],
		*(b for a, b, c in zip(points, points[1:], points[2:], strict=False) if not _is_between(a, b, c)),
		*points[1:][-1:],
	]
	moves = [straight[:1], [_step(a, b) for a, b in itertools.pairwise(straight)]]
	return [number for part in moves for point in part for number in point]


def _is_between(a: Point, b: Point, c: Point) -> bool:
	return (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0])


def _step(a: Point, b: Point) -> Point:
	return b[0] - a[0], b[1] - a[1]


if __name__ == "__main__":
	main(Path(sys.argv[1]))
