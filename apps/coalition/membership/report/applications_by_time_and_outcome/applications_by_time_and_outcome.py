"""How many applied in each month, what became of them, and how long they waited."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from statistics import median

import frappe
from frappe import _
from frappe.utils import add_days, getdate

from coalition.base.overview.bars import in_order
from coalition.base.printed.columns import column, picture
from coalition.base.text.formatting import long_month

STATES = ("Approved", "Declined", "Withdrawn")
OPEN = "open"
# Months in the picture, the latest.
SHOWN = 12


def execute(filters: dict | None = None) -> tuple[list[dict], list[dict], None, dict | None]:
	"""Columns, a row for each month, the latest first, and a picture; from_date and to_date narrow it."""
	fields = ["creation", "status", "decided_on"]
	# Permission-filtered: a list of the user's.
	found = frappe.get_list("Membership Application", fields=fields, filters=_within(filters or {}), limit=0)
	months = defaultdict(list)
	for row in found:
		months[row.creation.date().replace(day=1)].append(row)
	rows = [_row(month, months[month]) for month in sorted(months, reverse=True)]
	applied = in_order((row["month"], row["applied"]) for row in rows[:SHOWN][::-1])
	return _columns(), rows, None, picture(_("Applied"), applied)


def _within(filters: dict) -> list:
	conditions: list = [["status", "!=", "Draft"]]
	if filters.get("from_date"):
		conditions.append(["creation", ">=", getdate(filters["from_date"])])
	if filters.get("to_date"):
		conditions.append(["creation", "<", add_days(getdate(filters["to_date"]), 1)])
	return conditions


def _columns() -> list[dict]:
	days = column("days", _("Median Days to the Decision"), "Float", width=180, shows_zero=True)
	return [
		column("month", _("Month"), width=150),
		column("applied", _("Applied"), "Int", width=110),
		column("approved", _("Approved"), "Int", width=110),
		column("declined", _("Declined"), "Int", width=110),
		column("withdrawn", _("Withdrawn"), "Int", width=110),
		column(OPEN, _("Not Decided Yet"), "Int", width=130),
		{**days, "precision": 1},
	]


def _row(month: date, rows: list[dict]) -> dict:
	counted = {state.lower(): sum(row.status == state for row in rows) for state in STATES}
	return {
		"month": long_month(month, frappe.local.lang),
		"applied": len(rows),
		**counted,
		OPEN: len(rows) - sum(counted.values()),
		"days": _median_days(rows),
	}


def _median_days(rows: Iterable[dict]) -> float | None:
	days = [(row.decided_on - row.creation.date()).days for row in rows if row.decided_on]
	return float(median(days)) if days else None
