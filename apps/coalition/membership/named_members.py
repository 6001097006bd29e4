"""The members that everybody may know of: those that agreed to be named, found without loading the rest."""

from dataclasses import dataclass

import frappe
from pypika.terms import Criterion

from coalition.base.privacy.consents import agreed, policies, public_views
from coalition.membership import projection

MEMBER = "Member Organisation"
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


def figures() -> Figures:
	"""The coalition's figures. None of them is split by anything: a small part would tell who is meant."""
	registered, active = projection.figures()
	return Figures(registered, active, count({}))


def count(chosen: dict[str, str]) -> int:
	"""How many named members match what was chosen, by what they themselves show."""
	table = frappe.qb.DocType(MEMBER)
	query = frappe.qb.from_(table).select(table.name).where(_are_named(table) & _match(table, chosen))
	return len(query.run())


def listed(chosen: dict[str, str], start: int, length: int) -> list[dict]:
	"""What is public of the named members that match, by name."""
	table = frappe.qb.DocType(MEMBER)
	query = frappe.qb.from_(table).select(table.name).where(_are_named(table) & _match(table, chosen))
	query = query.orderby(table.organisation_name).orderby(table.name).limit(length).offset(start)
	return public_views(MEMBER, query.run(pluck=True))


def offered(field: str) -> list[str]:
	"""The values that named members show of themselves in a field that the list can be narrowed by."""
	table = frappe.qb.DocType(MEMBER)
	if FILTERS[field] not in policies():
		return []
	shown = _are_named(table) & table.name.isin(agreed(MEMBER, field))
	query = frappe.qb.from_(table).select(table[field]).distinct().where(shown).orderby(table[field])
	return query.run(pluck=True)


def _are_named(table) -> Criterion:
	if "name" not in policies():
		return table.name.isnull()
	named = (table.is_protected == 0) & table.name.isin(agreed(MEMBER, "organisation_name"))
	return named & projection.belongs(table)


def _match(table, chosen: dict[str, str]) -> Criterion:
	"""Only by what a member shows: a filter must not tell a place that it keeps to itself."""
	may_be_shown = policies()
	narrowed = [
		(table[field] == value) & table.name.isin(agreed(MEMBER, field))
		if FILTERS[field] in may_be_shown
		else table.name.isnull()
		for field, value in chosen.items()
	]
	return Criterion.all([table.name.isnotnull(), *narrowed])
