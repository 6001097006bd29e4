"""Whose declaration ends soon, how the member is reached, and what to send."""

from collections.abc import Iterable

import frappe
from frappe import _
from frappe.utils import add_days, cint, getdate

from coalition.base.printed.columns import column
from coalition.membership.charters.reminders import ending_declarations, text_for
from coalition.membership.directory.reaching import ways_of_declarers
from coalition.membership.directory.reporting import readable
from coalition.membership.kinds import member_of

SHIPPED_DAYS, MOST_DAYS = 30, 366


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict]]:
	"""Columns and rows; the filter `days` says how far to look."""
	days = min(max(cint((filters or {}).get("days") or SHIPPED_DAYS), 0), MOST_DAYS)
	declarations = readable("Charter Declaration", ending_declarations(add_days(getdate(), days)))
	return _columns(), list(_rows(declarations))


def _columns() -> list[dict]:
	return [
		column("title", _("Name of the Member"), width=240),
		column("ends_on", _("Ends on"), "Date", width=110),
		column("days_left", _("Days Left"), "Int", width=90, shows_zero=True),
		column("reached_by", _("Reached by"), width=220),
		column("text", _("Text to Send"), width=400),
		column("member", _("Member"), "Dynamic Link", options="member_type", width=110),
		{**column("member_type", _("Kind of Member")), "hidden": 1},
		column("declaration", _("Declaration"), "Link", options="Charter Declaration"),
	]


def _rows(declarations: list[dict]) -> Iterable[dict]:
	reached = ways_of_declarers(declarations)
	for row in declarations:
		kind, member = member_of(row)
		yield {
			"title": frappe.db.get_value(kind.doctype, member, kind.title),
			"member": member,
			"member_type": kind.doctype,
			"ends_on": row.ends_on,
			"days_left": (row.ends_on - getdate()).days,
			"reached_by": reached.get(row.name) or _("nobody can be reached"),
			"text": text_for(row.name),
			"declaration": row.name,
		}
