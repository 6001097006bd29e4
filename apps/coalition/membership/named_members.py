"""The members that everybody may know of: those that agreed to be named, found without loading the rest."""

from dataclasses import dataclass

import frappe
from frappe.query_builder.functions import Count
from pypika.queries import QueryBuilder
from pypika.terms import Case, Criterion, Field, Term, ValueWrapper

from coalition.base.privacy.consents import agreed, policies, public_views
from coalition.membership import projection
from coalition.membership.kinds import ORGANISATIONS, MemberKind

# What the list can be narrowed by: field -> the policy that lets it be shown.
FILTERS = {"place": "place", "sector": "sector"}


@dataclass(frozen=True)
class Figures:
	"""How many there are in all: the only figures that count those who are not named."""

	registered: int
	active: int
	named: int

	@property
	def not_named(self) -> int:
		return self.registered - self.named


def figures(kind: MemberKind = ORGANISATIONS, known: "Shown | None" = None) -> Figures:
	"""The coalition's figures. None of them is split by anything: a small part would tell who is meant.

	Individuals are counted apart: they have an opinion and no vote.
	"""
	registered, active = projection.figures(kind)
	return Figures(registered, active, (known or shown(kind)).count({}))


@dataclass(frozen=True)
class Shown:
	"""How many named members show which values of FILTERS; None stands for what a member keeps to itself."""

	numbers: dict[tuple[str | None, ...], int]

	def count(self, chosen: dict[str, str]) -> int:
		"""How many match what was chosen, by what they themselves show."""
		places = [(place, chosen[field]) for place, field in enumerate(FILTERS) if field in chosen]
		return sum(
			number
			for values, number in self.numbers.items()
			if all(values[place] == value for place, value in places)
		)

	def offered(self, field: str) -> list[str]:
		"""The values of a field that somebody shows, in order."""
		place = list(FILTERS).index(field)
		return sorted({values[place] for values in self.numbers} - {None, ""})


def shown(kind: MemberKind = ORGANISATIONS) -> Shown:
	"""One query for all that the page counts and offers."""
	table = frappe.qb.DocType(kind.doctype)
	# By a name of their own: of a column of the table the database would take what a member keeps to itself.
	columns = [_shown_column(table, field, kind).as_(f"shown_{field}") for field in FILTERS]
	query = frappe.qb.from_(table).select(*columns, Count("*")).where(_are_named(table, kind))
	for field in FILTERS:
		query = query.groupby(Field(f"shown_{field}"))
	return Shown({tuple(values): number for *values, number in query.run()})


def _shown_column(table, field: str, kind: MemberKind) -> Term:
	if FILTERS[field] not in policies():
		return ValueWrapper(None)
	return Case().when(table.name.isin(agreed(kind.doctype, field)), table[field]).else_(None)


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
	wanted = _are_named(table, kind) & _match(table, chosen, kind)
	return frappe.qb.from_(table).select(table.name).where(wanted)


def _are_named(table, kind: MemberKind) -> Criterion:
	if "name" not in policies():
		return table.name.isnull()
	named = (table.is_protected == 0) & table.name.isin(agreed(kind.doctype, kind.title))
	return named & projection.belongs(table)


def _match(table, chosen: dict[str, str], kind: MemberKind) -> Criterion:
	"""Only by what a member shows: a filter must not tell a place that it keeps to itself."""
	may_be_shown = policies()
	narrowed = [
		(table[field] == value) & table.name.isin(agreed(kind.doctype, field))
		if FILTERS[field] in may_be_shown
		else table.name.isnull()
		for field, value in chosen.items()
	]
	return Criterion.all([table.name.isnotnull(), *narrowed])
