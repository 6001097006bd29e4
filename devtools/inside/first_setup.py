"""Runs inside the bench: answer the set-up wizard's questions, so that nobody meets it.

Usage: python first_setup.py SITE, in the bench's `sites` folder.
"""

import sys

import frappe
from frappe.desk.page.setup_wizard.setup_wizard import setup_complete

ANSWERS = {
	"language": "English",
	"lang": "en",
	"country": "Syria",
	"timezone": "Asia/Damascus",
	"currency": "USD",
}


def main(site: str) -> None:
	frappe.init(site=site)
	frappe.connect()
	frappe.set_user("Administrator")
	answer = setup_complete(ANSWERS)
	if answer.get("status") != "ok":
		sys.exit(f"setting up {site} failed: {answer.get('fail')}")
	# The engine's tour would cover what there is to see.
	frappe.db.set_single_value("System Settings", "enable_onboarding", 0)
	frappe.db.commit()
	frappe.destroy()


main(sys.argv[1])
