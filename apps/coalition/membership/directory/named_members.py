"""The members that everybody may know of: those that agreed to be named, found without loading the rest."""

from dataclasses import dataclass
from functools import lru_cache

import frappe
from frappe.query_builder.functions import Count
from pypika import Table
from pypika.queries import QueryBuilder
from pypika.terms import Criterion

from coalition.base.privacy.consents import SHOWS, policies, public_views
from coalition.membership.kinds import ORGANISATIONS, MemberKind
from coalition.membership.standing import projection
from coalition.membership.standing.standing import State

# What the list can be narrowed by: field -> the policy that lets it be shown.
FILTERS = {"place": "place", "sector": "sector"}


@dataclass(frozen=True)
class Figures:
	"""How many there are in all: the only figures that count those who are not named.

	None of them is split by anything: a small part would tell who is meant.
	"""

	registered: int
	active: int
	named: int

	@property
	def not_named(self) -> int:
		return self.registered - self.named


def figures(kind: MemberKind = ORGANISATIONS) -> Figures:
	"""The coalition's figures. Individuals are counted apart: they have an opinion and no vote."""
	table = frappe.qb.DocType(kind.doctype)
	columns = [table[name] for name in _whether_named(kind)]
	# Grouped as the index is and narrowed here: the database sorts nothing and reads no member.
	rows = frappe.qb.from_(table).select(*columns, Count("*")).groupby(*columns).run()
	known = [row for row in rows if row[0] not in projection.OUTSIDE]
	return Figures(
		sum(number for *_which, number in known),
		sum(number for standing, *_which, number in known if standing == State.ACTIVE.value),
		sum(number for _standing, shows, is_protected, number in known if shows and not is_protected)
		if "name" in policies()
		else 0,
	)


def count(chosen: dict[str, str], kind: MemberKind = ORGANISATIONS) -> int:
	"""How many named members match, by what they themselves show."""
	table = frappe.qb.DocType(kind.doctype)
	wanted = _are_named(table, kind) & _match(table, chosen)
	return frappe.qb.from_(table).select(Count("*")).where(wanted).run()[0][0]


def offered(field: str, kind: MemberKind = ORGANISATIONS) -> list[str]:
	"""The values of one of FILTERS that a named member shows, in order."""
	if not {"name", FILTERS[field]} <= policies():
		return []
	rows = frappe.db.sql(_offers(field, kind))
	return sorted(
		{
			value
			for standing, is_named, is_protected, shows, value in rows
			if is_named and shows and value and not is_protected and standing not in projection.OUTSIDE
		}
	)


@lru_cache
def _offers(field: str, kind: MemberKind) -> str:
	"""The database leaps from one value to the next in this index; left to itself it reads all of another."""
	table = frappe.qb.DocType(kind.doctype)
	columns = [table[name] for name in _whether_shown(field, kind)]
	return frappe.qb.from_(table).force_index(f"shown_{field}").select(*columns).distinct().get_sql()


def _whether_named(kind: MemberKind) -> list[str]:
	return [projection.COLUMN, SHOWS.format(kind.title), "is_protected"]


def _whether_shown(field: str, kind: MemberKind) -> list[str]:
	return [*_whether_named(kind), SHOWS.format(field), field]


def index_shown(kind: MemberKind) -> None:
	"""The indexes by which the page counts, offers and lists without reading all members."""
	for field in FILTERS:
		frappe.db.add_index(kind.doctype, _whether_shown(field, kind), f"shown_{field}")
	_standing, *named = _whether_named(kind)
	frappe.db.add_index(kind.doctype, [*named, kind.title], "named")


def is_named(name: str, kind: MemberKind = ORGANISATIONS) -> bool:
	"""Whether this member is one that everybody may know of."""
	table = frappe.qb.DocType(kind.doctype)
	return bool(_matching({}, kind).where(table.name == name).run())


def listed(chosen: dict[str, str], start: int, length: int, kind: MemberKind = ORGANISATIONS) -> list[dict]:
	"""What is public of the named members that match, by name."""
	table = frappe.qb.DocType(kind.doctype)
	query = _matching(chosen, kind).orderby(table[kind.title]).orderby(table.name)
	return public_views(kind.doctype, query.limit(length).offset(start).run(pluck=True))


def listed_after(
	after: tuple[str, str] | None, length: int, chosen: dict[str, str], kind: MemberKind = ORGANISATIONS
) -> tuple[list[dict], tuple[str, str] | None]:
	"""What is public of the next ones by name, and where to go on: None after the last.

	`after` is the title and the name of the record at which the page before ended, so that members who come
	and go meanwhile move nobody from one page to another.
	"""
	table = frappe.qb.DocType(kind.doctype)
	title = table[kind.title]
	query = _matching(chosen, kind).select(title).orderby(title).orderby(table.name).limit(length + 1)
	if after:
		query = query.where((title > after[0]) | ((title == after[0]) & (table.name > after[1])))
	rows = query.run()
	names = [name for name, _title in rows[:length]]
	name, last = rows[length - 1] if len(rows) > length else ("", "")
	return public_views(kind.doctype, names), (last, name) if name else None


def _matching(chosen: dict[str, str], kind: MemberKind) -> QueryBuilder:
	table = frappe.qb.DocType(kind.doctype)
	wanted = _are_named(table, kind) & _match(table, chosen)
	return frappe.qb.from_(table).select(table.name).where(wanted)


def _are_named(table: Table, kind: MemberKind) -> Criterion:
	if "name" not in policies():
		return table.name.isnull()
	return _shows(table, kind.title) & (table.is_protected == 0) & projection.belongs(table)


def _match(table: Table, chosen: dict[str, str]) -> Criterion:
	"""Only by what a member shows: a filter must not tell a place that it keeps to itself."""
	may_be_shown = policies()
	narrowed = [
		(table[field] == value) & _shows(table, field)
		if FILTERS[field] in may_be_shown
		else table.name.isnull()
		for field, value in chosen.items()
	]
	return Criterion.all([table.name.isnotnull(), *narrowed])


def _shows(table: Table, field: str) -> Criterion:
	return table[SHOWS.format(field)] == 1
