"""Runs inside the other bench: change permissions and the workflow as an administrator does, or show them.

Usage: python customise.py SITE change|show, in the bench's `sites` folder. `show` prints them as JSON.
"""

import json
import sys

import frappe
from frappe.core.page.permission_manager import permission_manager

PLACE, SECTOR, WORKFLOW = "Coalition Place", "Coalition Sector", "Membership Application"


def main(site: str, what: str) -> None:
	frappe.init(site=site)
	frappe.connect()
	frappe.set_user("Administrator")
	change() if what == "change" else show()
	frappe.db.commit()
	frappe.destroy()


def change() -> None:
	permission_manager.add(PLACE, "Oversight Member", 0)
	permission_manager.update(PLACE, "Oversight Member", 0, "print", 1)
	permission_manager.remove(PLACE, "Coalition Secretariat", 0)
	workflow = frappe.get_doc("Workflow", WORKFLOW)
	workflow.transitions[0].allow_self_approval = 0
	workflow.save()


def show() -> None:
	workflow = frappe.get_doc("Workflow", WORKFLOW)
	state = {
		"place": rights("Custom DocPerm", PLACE),
		"sector": rights("DocPerm", SECTOR),
		"steps": [[row.state, row.next_state, row.allow_self_approval] for row in workflow.transitions],
		"notices": frappe.db.count("Notification Log", {"for_user": "Administrator", "type": "Alert"}),
	}
	print("STATE " + json.dumps(state))


def rights(table: str, doctype: str) -> list:
	fields = ["role", "permlevel", "read", "write", "create", "print"]
	return [
		list(row) for row in frappe.get_all(table, {"parent": doctype}, fields, order_by="role", as_list=1)
	]


main(*sys.argv[1:])
