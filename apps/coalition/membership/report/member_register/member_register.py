"""The register of members, as whoever asks may read it; protected members by their pseudonym."""

from frappe import _

from coalition.membership.directory.reporting import (
	branch_in_words,
	chosen,
	column,
	in_words,
	member_columns,
	members,
)

SHOWN = (
	"name",
	"organisation_name",
	"name_latin",
	"kind",
	"place",
	"sector",
	"size_class",
	"branch",
	"member_since",
	"standing",
)
# What a filter may narrow.
FILTERS = ("place", "sector", "size_class", "standing", "branch")


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""Columns and rows; filters are place, sector, size_class, standing and branch, all optional."""
	rows = members(SHOWN, chosen(filters, FILTERS))
	return _columns(), [
		{**row, **in_words(row, "kind", "size_class", "standing"), **branch_in_words(row)} for row in rows
	]


def _columns() -> list[dict]:
	return [
		*member_columns(),
		column("name_latin", _("Name in Latin Script"), width=180),
		column("kind", _("Kind of Member"), width=110),
		column("place", _("Place")),
		column("sector", _("Sector")),
		column("size_class", _("Size"), width=90),
		column("branch", _("Branch")),
		column("member_since", _("Member since"), "Date", width=110),
		column("standing", _("Standing"), width=130),
	]
