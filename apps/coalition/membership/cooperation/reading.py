"""What members allow to be used of their cooperation profiles, as it is stored."""

from collections import defaultdict

import frappe
from pypika import Table

from coalition.membership.cooperation.matching import Point, Profile, Stance
from coalition.membership.standing.projection import belongs

MEMBER = "Member Organisation"


def usable_points() -> list[Point]:
	"""Every point that its member allows to be used, of those that belong today; a protected one says where.

	Whether somebody may see them is for the caller to say.
	"""
	member, point = frappe.qb.DocType(MEMBER), frappe.qb.DocType("Cooperation Point")
	query = (
		frappe.qb.from_(point)
		.join(member)
		.on((point.parent == member.name) & (point.parenttype == MEMBER))
		.select(member.name, point.stance, point.sector, point.place, point.note, member.is_protected)
		.where((point.may_be_used == 1) & belongs(member))
	)
	return [
		# What a protected member wrote in its own words could tell who it is; its seal has it.
		Point(name, Stance(stance), topic or "", place or "", "" if is_protected else note or "")
		for name, stance, topic, place, note, is_protected in query.run()
	]


def profiles() -> list[Profile]:
	"""Size, topics and places of all that belong today."""
	member = frappe.qb.DocType(MEMBER)
	query = frappe.qb.from_(member).select(member.name, member.size_class, member.sector, member.place)
	topics, places = _rows("Work Sector", "sector"), _rows("Work Place", "place")
	return [
		Profile(name, size or "", frozenset({sector, *topics[name]}), frozenset({place, *places[name]}))
		for name, size, sector, place in query.where(belongs(member)).run()
	]


def names(members: set[str]) -> dict[str, str]:
	"""What members are called on screen: a protected one by its pseudonym."""
	# The report's roles may read members; it shows nothing of them besides.
	rows = frappe.get_all(
		MEMBER, filters={"name": ("in", list(members))}, fields=["name", "organisation_name"]
	)
	return {row.name: row.organisation_name for row in rows}


def _rows(doctype: str, field: str) -> dict[str, list[str]]:
	table: Table = frappe.qb.DocType(doctype)
	query = frappe.qb.from_(table).select(table.parent, table[field]).where(table.parenttype == MEMBER)
	found = defaultdict(list)
	for member, value in query.run():
		found[member].append(value)
	return found
