"""Figures of the workspace that no list holds."""

import frappe
from frappe.utils import add_days, getdate

from coalition.membership.charters.reminders import ending_declarations
from coalition.membership.directory.reporting import readable


@frappe.whitelist(methods=["GET", "POST"])
def declarations_that_end() -> dict:
	"""How many declarations that one may read end within 30 days and were not made anew."""
	frappe.has_permission("Charter Declaration", "read", throw=True)
	found = readable("Charter Declaration", ending_declarations(add_days(getdate(), 30)))
	return {"value": len(found), "fieldtype": "Int", "route": ["query-report", "Ending Declarations"]}
