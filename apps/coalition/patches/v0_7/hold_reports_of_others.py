"""Reports that others than System Managers have mailed were judged by nobody as they ran: they wait."""

import frappe

from coalition.access.callers import Caller, caller


def execute() -> None:
	"""Can run again: one that a System Manager has saved goes on."""
	orders = frappe.get_all("Auto Email Report", {"enabled": 1}, ["name", "modified_by"])
	for order in orders:
		if caller(order.modified_by) is not Caller.MANAGER:
			frappe.db.set_value("Auto Email Report", order.name, "enabled", 0, update_modified=False)
