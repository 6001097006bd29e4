"""The points of places: how they are stored, and which there are."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.errors import NotAPointOfTheMap
from coalition.base.text.bidi import fill
from coalition.base.text.coordinates import Coordinates, NotAPoint, read_coordinates

PLACE, POINT = "Coalition Place", "point"


def keep_point(place: Document) -> None:
	"""Store what was typed as it is read; nothing where nothing was. Raises NotAPointOfTheMap."""
	typed = place.get(POINT)
	if typed:
		try:
			place.set(POINT, str(read_coordinates(typed)))
		except NotAPoint as problem:
			frappe.throw(fill(_said(problem.problem), typed), NotAPointOfTheMap)


def points() -> dict[str, Coordinates]:
	"""The point of each place that has one, by the place's name."""
	rows = frappe.get_all(PLACE, filters={POINT: ("is", "set")}, fields=["name", POINT])
	return {row.name: read_coordinates(row[POINT]) for row in rows}


def _said(problem: str) -> str:
	return {
		"not_a_point": _("{0} is no point. Write latitude, then longitude, parted by a comma: 35.93, 36.63."),
		"no_latitude": _("{0}: the latitude, which stands first, lies between -90 and 90."),
		"no_longitude": _("{0}: the longitude, which stands second, lies between -180 and 180."),
	}[problem]
