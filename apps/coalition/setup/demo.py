"""Putting the demo coalition on a site: what each module and app declares of one, in their order."""

import frappe

from coalition.base.apps.plugins import registered

# Functions that make demo data, once however often they are called; they get the password of who signs in.
HOOK = "coalition_demo_data"


def load(password: str) -> None:
	"""Make the demo data; the demo users get this password. Run as Administrator."""
	frappe.db.set_single_value("System Settings", "language", "ar")
	# A demo is shown to anybody.
	frappe.db.set_single_value("System Settings", "allow_error_traceback", 0)
	frappe.db.set_value("User", "Administrator", "language", "en")
	for part in registered(HOOK):
		part.load()(password)
	# The caller is a console command; nothing commits for it.
	frappe.db.commit()
	frappe.clear_cache()
