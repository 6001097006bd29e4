"""A map: land and circles whose area is what is counted at a place, as SVG, and their names over it. Pure.

The names are no part of the SVG: WeasyPrint sets its text letter by letter, which Arabic does not
survive. Their size is the style sheet's (`LETTERS` units of the picture's width); all else is written into
the picture, since it is printed as well. What can be seen stands in its text alternative.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import hypot, sqrt

from coalition.base.maps.frames import Frame, frame_around
from coalition.base.maps.labels import LINE, Circle, Rectangle, placed
from coalition.base.maps.shapes import Line, Shapes, shapes_in

WIDTH, HEIGHT = 720.0, 540.0
LETTERS = 16.0
LARGEST = 28.0
LONGEST_NAME = 30

# Letters on land 13:1 and on their ground 15:1, circles on land 6:1 and on the sea 5:1.
SEA, LAND, COAST, BORDER = "#dce8ee", "#f6f1e7", "#8fa3ad", "#8a7f70"
CIRCLE, RIM, INK, GROUND = "#0b5d51", "#ffffff", "#1b2328", "rgba(255, 255, 255, 0.82)"


@dataclass(frozen=True)
class Spot:
	"""How many are counted at a place: one at least."""

	name: str
	latitude: float
	longitude: float
	count: int


def drawn(spots: Iterable[Spot], title: str, with_borders: bool) -> str:
	"""The picture of these spots as an element of HTML; empty where there are none."""
	largest_first = sorted(spots, key=lambda spot: (-spot.count, spot.name))
	if not largest_first:
		return ""
	frame = frame_around([(spot.latitude, spot.longitude) for spot in largest_first], WIDTH, HEIGHT)
	circles = circles_of(largest_first, frame)
	labels = placed(circles, WIDTH, HEIGHT, LETTERS)
	shapes = (
		f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" fill="{SEA}"/>',
		*_earth(shapes_in(frame.box()), frame, with_borders),
		*(_leader(circle, label) for circle, label in zip(circles, labels, strict=True)),
		*(_disc(circle) for circle in circles),
	)
	names = (_name(circle.text, label) for circle, label in zip(circles, labels, strict=True) if label)
	alternative = escape(f"{title}: {_in_words(largest_first)}")
	return (
		f'<div class="map-picture" role="img" aria-label="{alternative}" style="position: relative">'
		f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">{"".join(shapes)}</svg>'
		f"{''.join(names)}</div>"
	)


def circles_of(spots: Sequence[Spot], frame: Frame) -> list[Circle]:
	"""A circle for each spot at its place; their areas are to each other as what they count."""
	most = max(spot.count for spot in spots)
	return [
		Circle(*frame.at(spot.latitude, spot.longitude), LARGEST * sqrt(spot.count / most), _text(spot))
		for spot in spots
	]


def _text(spot: Spot) -> str:
	name = spot.name if len(spot.name) <= LONGEST_NAME else f"{spot.name[: LONGEST_NAME - 1]}…"
	return f"{name} · {spot.count}"


def _in_words(spots: Iterable[Spot]) -> str:
	return "; ".join(f"{spot.name}: {spot.count}" for spot in spots)


def _earth(shapes: Shapes, frame: Frame, with_borders: bool) -> Iterable[str]:
	land = _path(shapes.land, frame, "Z")
	yield f'<path d="{land}" fill="{LAND}" fill-rule="evenodd" stroke="{COAST}" stroke-width="0.8"/>'
	if with_borders:
		borders = _path(shapes.borders, frame, "")
		yield f'<path d="{borders}" fill="none" stroke="{BORDER}" stroke-width="1.2" stroke-dasharray="5 3"/>'


def _path(lines: Iterable[Line], frame: Frame, end: str) -> str:
	return "".join(f"M{_points(line, frame)}{end}" for line in lines)


def _points(line: Line, frame: Frame) -> str:
	return " ".join(
		f"{x:.1f},{y:.1f}" for x, y in (frame.at(latitude, longitude) for longitude, latitude in line)
	)


def _disc(circle: Circle) -> str:
	place = f'cx="{circle.x:.1f}" cy="{circle.y:.1f}" r="{circle.radius:.2f}"'
	return f'<circle {place} fill="{CIRCLE}" fill-opacity="0.85" stroke="{RIM}" stroke-width="1"/>'


def _leader(circle: Circle, label: Rectangle | None) -> str:
	"""A line to a label that stands away from its circle."""
	if not label:
		return ""
	x, y = label.middle
	reach = circle.radius + hypot(label.width, label.height) / 2 + LETTERS
	if hypot(x - circle.x, y - circle.y) <= reach:
		return ""
	return (
		f'<line x1="{circle.x:.1f}" y1="{circle.y:.1f}" x2="{x:.1f}" y2="{y:.1f}" '
		f'stroke="{CIRCLE}" stroke-width="1"/>'
	)


def _name(text: str, label: Rectangle) -> str:
	"""In its own direction; as high as a line of the picture."""
	place = (
		f"left: {label.left / WIDTH:.2%}; top: {label.top / HEIGHT:.2%}; width: {label.width / WIDTH:.2%}; "
		f"line-height: {LINE}; text-align: center; white-space: nowrap"
	)
	return (
		f'<bdi style="position: absolute; {place}; color: {INK}; background: {GROUND}; border-radius: 3px">'
		f"{escape(text)}</bdi>"
	)
