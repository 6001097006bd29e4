"""Reading what a member's standing is computed from. Whether somebody may see it is for the caller to say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate
from frappe.utils.caching import request_cache
from pypika.queries import QueryBuilder

from coalition.base.records import locking
from coalition.base.text.bidi import fill
from coalition.membership.charters.in_force import earliest, last_days_of_charters
from coalition.membership.kinds import KINDS, ORGANISATIONS, MemberKind
from coalition.membership.standing.facts import Change, DeclarationInForce, Entitlement, Facts, Kind
from coalition.membership.standing.policy import policy_in_force
from coalition.membership.standing.standing import Answer, standing

WITHHOLDS = {f"withholds_{each.value}": each for each in Entitlement}


def standing_of(
	member: str, on_date: date | str | None = None, doctype: str = ORGANISATIONS.doctype
) -> Answer:
	"""The standing of one member on a day (today where none is given), with its reasons.

	`doctype` is Member Organisation or Individual Member. Raises frappe.DoesNotExistError where there is no
	such member.
	"""
	return standing(facts_of(member, KINDS[doctype]), getdate(on_date), policy_in_force())


def entitled(
	member: str,
	entitlement: str,
	on_date: date | str | None = None,
	doctype: str = ORGANISATIONS.doctype,
) -> bool:
	"""Whether a member may on a day `speak`, `vote`, `stand`, `book`, `host` and the like.

	`vote` is the whole vote; who is limited to procedure may `vote_on_procedure` alone. Raises ValueError
	for a word that is no entitlement, frappe.DoesNotExistError where there is no such member.
	"""
	return Entitlement(entitlement) in standing_of(member, on_date, doctype).entitlements


@request_cache
def facts_to_show(member: str, doctype: str) -> Facts:
	"""All facts of one member, read once for a page of which several parts need them. No act goes by it."""
	return facts_of(member, KINDS[doctype])


def facts_of(member: str, kind: MemberKind = ORGANISATIONS, locked: bool = False) -> Facts:
	"""All facts of one member. `locked`: as they are now, until this transaction ends."""
	known = facts_of_many([member], kind, locked)
	if member not in known:
		frappe.throw(fill(frappe._("{0} is no member."), member), frappe.DoesNotExistError)
	return known[member]


def facts_of_many(
	members: Collection[str], kind: MemberKind = ORGANISATIONS, locked: bool = False
) -> dict[str, Facts]:
	"""Member -> facts, for those that exist; four statements, whatever their number."""
	if not members:
		return {}
	since = _members(members, kind, locked)
	declarations, changes = _declarations(members, kind, locked), _changes(members, kind, locked)
	return {
		member: Facts(day, tuple(declarations[member]), tuple(changes[member]), kind.is_individual)
		for member, day in since.items()
	}


def _members(members: Collection[str], kind: MemberKind, locked: bool) -> dict[str, date]:
	table = DocType(kind.doctype)
	query = frappe.qb.from_(table).select(table.name, table.member_since).where(table.name.isin(members))
	return dict(_rows(query, locked))


def _declarations(
	members: Collection[str], kind: MemberKind, locked: bool
) -> dict[str, list[DeclarationInForce]]:
	table = DocType("Charter Declaration")
	link, succeeded = table[kind.link], last_days_of_charters()
	query = (
		frappe.qb.from_(table)
		.select(link, table.declared_on, table.valid_until, table.charter, table.name)
		.select(table.waits_to_be_told, table.told_on)
		.where(link.isin(members) & (table.docstatus == 1))
	)
	found = defaultdict(list)
	for member, since, until, charter, name, waits, told_on in _rows(query, locked):
		last = earliest(until, succeeded.get(charter))
		told = date.max if waits else told_on
		found[member].append(DeclarationInForce(since, last, name, told))
	return found


def _changes(members: Collection[str], kind: MemberKind, locked: bool) -> dict[str, list[Change]]:
	table = DocType("Membership Standing Change")
	link = table[kind.link]
	fields = ("name", "kind", "status", "effective_from", "effective_to")
	fields += ("decided_on", "supersedes", "declaration", *WITHHOLDS)
	# Approvals at the same time wait for the member and then read what the others left; by this index they
	# lock what is decided, and not the drafts that others are about to decide.
	query = (
		frappe.qb.from_(table)
		.force_index(kind.index)
		.select(link.as_("member"), *fields)
		.where(link.isin(members) & (table.docstatus == 1))
	)
	rows = _rows(query, locked, as_dict=True)
	found = defaultdict(list)
	for member, change in _read(rows):
		found[member].append(change)
	return found


def _rows(query: QueryBuilder, locked: bool, **how: bool) -> Sequence:
	return locking.locked_rows(query, **how) if locked else query.run(**how)


def _read(rows: list[dict]) -> Iterable[tuple[str, Change]]:
	approved = [row for row in rows if row.status == "Approved"]
	superseded_on = {row.supersedes: row.decided_on for row in approved if row.supersedes}
	for row in approved:
		yield row.member, change_of(row, superseded_on.get(row.name))
	for row in rows:
		if row.status == "Declined" and row.declaration:
			yield row.member, Change(Kind.KEPT, row.decided_on, source=row.name)


def change_of(row: dict, superseded_on: date | None = None) -> Change:
	"""A row of the log, or the record itself."""
	return Change(
		Kind(row.get("kind")),
		getdate(row.get("effective_from")),
		getdate(row.get("effective_to")) if row.get("effective_to") else None,
		frozenset(each for field, each in WITHHOLDS.items() if row.get(field)),
		superseded_on,
		row.get("name") or "",
	)
