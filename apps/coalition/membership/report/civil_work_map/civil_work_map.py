"""How many members work on what, and where: a map of civil work with its table. It counts and names nobody.

The whole coalition is counted or nothing: from the figures of a part and those of the whole, those of the
others could be had. So there is no filter, and who may not read all members is told so.
"""

from collections.abc import Iterable, Sequence

import frappe
from frappe import _
from frappe.utils import escape_html

from coalition.base.maps import picture
from coalition.base.overview.bars import ranked
from coalition.base.printed.columns import column, map_picture
from coalition.base.privacy.small_figures import FEWEST
from coalition.base.text.bidi import fill
from coalition.base.text.formatting import listing
from coalition.membership.directory.civil_work import Row, Worker, work_table
from coalition.membership.directory.reporting import MEMBER, members
from coalition.membership.standing.projection import belonging

# Tables of a member -> the field of its rows, and the main one of the member beside them.
TABLES = {"Work Place": "place", "Work Sector": "sector"}


def execute(_filters: dict | None = None) -> tuple[list[dict], list[dict], str, dict | None]:
	"""Columns, a row for each place, remarks, and the map; a member counts once in each place and sector."""
	found = members(("name", "place", "sector", "is_protected"), [belonging()])
	if len(found) < frappe.db.count(MEMBER, [belonging()]):
		return _columns([]), [], _("The map counts all members, and is for who may read all of them."), None
	rows = work_table(list(_workers(found)))
	sectors = sorted({sector for row in rows for sector in row.sectors or ()})
	counts = {row.place: row.members for row in rows if row.place and row.members}
	shown = [_shown(row, sectors) for row in rows]
	is_remarked = any(row["remark"] for row in shown)
	return _columns(sectors, is_remarked), shown, _message(counts), _map(counts)


def _map(counts: dict[str, int]) -> dict | None:
	drawn = picture.of_places(counts, _("Where members work, and how many"))
	return map_picture(_("Members by Place"), ranked(counts, _("All Others")), drawn)


def _workers(found: Sequence[dict]) -> Iterable[Worker]:
	work = {table: _work([row["name"] for row in found], table, field) for table, field in TABLES.items()}
	for row in found:
		yield Worker(
			frozenset({row["place"], *work["Work Place"].get(row["name"], ())}),
			frozenset({row["sector"], *work["Work Sector"].get(row["name"], ())}),
			bool(row["is_protected"]),
		)


def _work(names: list[str], table: str, field: str) -> dict[str, set[str]]:
	# Rows of members whom the user may read.
	among = {"parenttype": MEMBER, "parent": ("in", names)}
	found: dict[str, set[str]] = {}
	for parent, value in frappe.get_all(table, filters=among, fields=["parent", field], as_list=True):
		found.setdefault(parent, set()).add(value)
	return found


def _columns(sectors: list[str], is_remarked: bool = False) -> list[dict]:
	return [
		column("place", _("Place")),
		column("members", _("Members Who Work There"), "Int", width=160),
		*(column(f"sector_{number}", sector, "Int", width=110) for number, sector in enumerate(sectors)),
		*([column("remark", _("Remark"), width=260)] if is_remarked else []),
	]


def _shown(row: Row, sectors: list[str]) -> dict:
	"""A row of the report. What is not told and what is none is empty; the remark says which."""
	split = {f"sector_{number}": (row.sectors or {}).get(sector) for number, sector in enumerate(sectors)}
	return {"place": row.place or _("Other places"), "members": row.members, **split, "remark": _remark(row)}


def _remark(row: Row) -> str:
	if row.members is None:
		return fill(_("fewer than {0}"), FEWEST)
	if not row.place:
		return _("places with few members, counted together")
	return "" if row.sectors else _("not split by sector")


def _message(counts: Iterable[str]) -> str:
	"""As HTML, which the screen shows and paper has as text."""
	told = _("Where a protected member works, no figure is below five, and none is split by sector.")
	return " ".join(f"<p>{escape_html(each)}</p>" for each in (told, *_without_point(counts)))


def _without_point(counts: Iterable[str]) -> Iterable[str]:
	missing = picture.without_point(counts)
	if missing:
		yield fill(
			_("Not on the map, since they have no point yet: {0}"), listing(missing, frappe.local.lang)
		)
