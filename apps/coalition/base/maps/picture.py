"""The map of a coalition's places with what is counted there, as its settings want it."""

from collections.abc import Iterable, Mapping

import frappe
from frappe.utils import cint

from coalition.base.maps.drawing import Spot, drawn
from coalition.base.maps.points import points


def of_places(counts: Mapping[str, int], title: str) -> str:
	"""A picture with a circle for each place (its name) that has a point; empty where none has one."""
	known, names = points(), _names()
	spots = [
		Spot(names[place], float(known[place].latitude), float(known[place].longitude), count)
		for place, count in counts.items()
		if place in known
	]
	return drawn(spots, title, bool(cint(frappe.get_cached_doc("Coalition Settings").get("map_borders"))))


def without_point(places: Iterable[str]) -> list[str]:
	"""Those of these places that have no point, by name."""
	return sorted(set(places) - points().keys())


def _names() -> dict[str, str]:
	"""What the places are called for who reads the map: by their Latin names where these are known."""
	rows = frappe.get_all("Coalition Place", fields=["name", "name_latin"])
	latin = frappe.local.lang != "ar"
	return {row.name: (latin and row.name_latin) or row.name for row in rows}
