"""How many members work on what, and where: a map of civil work. It counts and names nobody."""

from collections import Counter
from collections.abc import Iterable
from itertools import product

import frappe
from frappe import _

from coalition.base.overview.bars import ranked
from coalition.base.printed.columns import column, picture
from coalition.membership.directory.reporting import chosen, members
from coalition.membership.standing.projection import belonging

# Tables of a member -> the field of its rows, and the main one of the member beside them.
TABLES = {"Work Place": "place", "Work Sector": "sector"}


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], None, dict | None]:
	"""Columns, a row for each place, and a picture; a member counts once in each where it works."""
	rows = members(("name", "place", "sector"), [belonging(), *chosen(filters, ("branch",))])
	work = {table: _work([row.name for row in rows], table, field) for table, field in TABLES.items()}
	found: Counter = Counter()
	for row in rows:
		places = {row.place, *work["Work Place"].get(row.name, ())}
		sectors = {row.sector, *work["Work Sector"].get(row.name, ())}
		found.update([*product(places, sectors), *((place, None) for place in places)])
	members_of = {place: count for (place, sector), count in found.items() if place and not sector}
	pictured = picture(_("Members by Place"), ranked(members_of, _("All Others")))
	return _columns(found), list(_rows(found)), None, pictured


def _work(names: list[str], table: str, field: str) -> dict[str, set[str]]:
	# Rows of members whom the user may read.
	among = {"parenttype": "Member Organisation", "parent": ("in", names)}
	found: dict[str, set[str]] = {}
	for parent, value in frappe.get_all(table, filters=among, fields=["parent", field], as_list=True):
		found.setdefault(parent, set()).add(value)
	return found


def _sectors(found: Counter) -> list[str]:
	return sorted({sector for _place, sector in found if sector})


def _columns(found: Counter) -> list[dict]:
	sectors = [
		column(f"sector_{number}", sector, "Int", width=130) for number, sector in enumerate(_sectors(found))
	]
	return [
		column("place", _("Place")),
		column("members", _("Members Who Work There"), "Int", width=160),
		*sectors,
	]


def _rows(found: Counter) -> Iterable[dict]:
	sectors = _sectors(found)
	for place in sorted({place for place, _sector in found}):
		numbers = {f"sector_{number}": found[place, sector] for number, sector in enumerate(sectors)}
		yield {"place": place, **numbers, "members": found[place, None]}
