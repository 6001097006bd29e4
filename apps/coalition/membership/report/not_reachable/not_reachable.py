"""Members whom nobody can reach, or whose delegate's time is over: to be called on before it matters."""

from frappe import _

from coalition.base.printed.columns import column
from coalition.membership.directory.reaching import Reach, reach_of_members
from coalition.membership.directory.reporting import (
	branch_in_words,
	chosen,
	member_columns,
	members,
)
from coalition.membership.standing.projection import belonging


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""Columns and rows; the filter `branch` narrows it. Who is protected is called by its pseudonym."""
	fields = (
		"name",
		"organisation_name",
		"place",
		"branch",
		"contact_phone",
		"contact_email",
		"is_protected",
	)
	rows = members(fields, [belonging(), *chosen(filters, ("branch",))])
	reached = reach_of_members(rows)
	return _columns(), [
		{
			"name": row.name,
			"organisation_name": row.organisation_name,
			"place": row.place,
			**branch_in_words(row),
			"why": why,
		}
		for row in rows
		if (why := _why(reached[row.name], bool(row.is_protected)))
	]


def _columns() -> list[dict]:
	name, link = member_columns()
	return [
		name,
		column("why", _("Why"), width=380),
		column("place", _("Place"), width=120),
		column("branch", _("Branch"), width=120),
		link,
	]


def _why(reach: Reach, is_protected: bool) -> str:
	said = []
	if not reach.ways:
		# The contact of a protected member is sealed, and two people open it.
		said.append(
			_("its contact is sealed") if is_protected else _("no telephone, e-mail or account that works")
		)
	if reach.delegate_over:
		said.append(_("the delegate's time is over"))
	return " · ".join(said)
