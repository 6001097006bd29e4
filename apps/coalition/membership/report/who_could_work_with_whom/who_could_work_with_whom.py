"""From what members allow to be used of their cooperation profiles: membership/cooperating."""

from collections.abc import Iterator

import frappe
from frappe import _

from coalition.base.printed.columns import column
from coalition.base.text.bidi import fill
from coalition.membership.cooperation import reading
from coalition.membership.cooperation.matching import Answer, Pair, Point, Stance, who_with_whom
from coalition.membership.directory.reporting import member_columns


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], str | None]:
	"""Columns, rows and a remark; filters are `sector` and `place`, both optional."""
	# It compares past permissions, and a report of the engine's can be asked for by another's name.
	frappe.has_permission("Member Organisation", "read", throw=True)
	asked = filters or {}
	answer = who_with_whom(
		reading.usable_points(), reading.profiles(), asked.get("sector") or "", asked.get("place") or ""
	)
	titles = reading.names(answer.members())
	return _columns(), [_named(row, titles) for row in _rows(answer, titles)], _remark(answer)


def _columns() -> list[dict]:
	name, link = member_columns()
	return [
		column("what", _("What It Says"), width=160),
		{**name, "width": 200},
		{**name, "fieldname": "other_name", "label": _("With"), "width": 200},
		column("sector", _("On What"), width=120),
		column("place", _("Where"), width=120),
		column("note", _("In Its Own Words"), width=300),
		{**link, "fieldname": "member"},
		{**link, "fieldname": "other", "label": _("With")},
	]


def _rows(answer: Answer, titles: dict[str, str]) -> Iterator[dict]:
	"""First who could work together, then where it would hurt, and at the end who could be asked."""
	for pair in answer.pairs:
		yield _pair(pair, titles)
	labels = {
		Stance.WANTS: _("Wants to work on this"),
		Stance.CONFLICTS: _("Has interests that conflict"),
		Stance.REFUSES: _("Takes no part in this"),
	}
	for stance, label in labels.items():
		for point in answer.of(stance):
			yield _point(point, label)
	for member in answer.unasked:
		yield {"what": _("Works on this, and said nothing"), "member": member}


def _named(row: dict, titles: dict[str, str]) -> dict:
	"""A row with the names by which people know the members, which a print shows as well."""
	return {
		**row,
		"organisation_name": titles.get(row["member"]),
		"other_name": titles.get(row.get("other")),
	}


def _pair(pair: Pair, titles: dict[str, str]) -> dict:
	hurts = [
		fill(_("{0} has interests that conflict: {1}"), titles[point.member], point.note or "—")
		for point in pair.hurts
	]
	if pair.is_uneven:
		hurts.append(_("A small one beside a large one: agree on the share of each."))
	what = _("Could work together, and it could hurt") if pair.hurts else _("Could work together")
	return {"what": what, "member": pair.one, "other": pair.other, "note": " · ".join(hurts)}


def _point(point: Point, label: str) -> dict:
	row = {"what": label, "member": point.member, "note": point.note}
	return {**row, "sector": point.topic or _("any topic"), "place": point.place or _("any place")}


def _remark(answer: Answer) -> str | None:
	if answer.points or answer.unasked:
		return None
	return _("Nobody has said anything of this yet that may be used. Members say it in their profile.")
