"""The register of members, as whoever asks may read it; protected members by their pseudonym."""

from collections import Counter

from frappe import _

from coalition.base.overview.bars import ranked
from coalition.base.printed.columns import column, picture
from coalition.membership.directory.reporting import (
	branch_in_words,
	chosen,
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


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], None, dict | None]:
	"""Columns, rows and a picture; filters are place, sector, size_class, standing and branch, or none."""
	rows = [
		{**row, **in_words(row, "kind", "size_class", "standing"), **branch_in_words(row)}
		for row in members(SHOWN, chosen(filters, FILTERS))
	]
	standings = Counter(row["standing"] for row in rows if row["standing"])
	return _columns(), rows, None, picture(_("Members by Standing"), ranked(standings, _("All Others")))


def _columns() -> list[dict]:
	# What a board asks first stands first: a screen shows as many as it is wide.
	name, link = member_columns()
	return [
		name,
		column("standing", _("Standing"), width=120),
		column("place", _("Place"), width=100),
		column("branch", _("Branch"), width=120),
		column("sector", _("Sector"), width=120),
		column("size_class", _("Size"), width=80),
		column("member_since", _("Member since"), "Date", width=120),
		column("kind", _("Kind of Member"), width=110),
		column("name_latin", _("Name in Latin Script"), width=200),
		link,
	]
