"""A sample record for the demo coalition."""

import frappe

TITLE = "سجل تجريبي"


def load(password: str) -> None:
	"""For the hook `coalition_demo_data`: made once."""
	if not frappe.db.exists("Sample Record", {"title": TITLE}):
		frappe.get_doc(doctype="Sample Record", title=TITLE).insert()
