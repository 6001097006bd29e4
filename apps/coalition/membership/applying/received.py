"""Which application a key belongs to once it is sent; review/applicant_page.py shows it."""

import frappe


def known_by(key: str, for_update: bool = False) -> str | None:
	"""The application that was sent with this key, if there is one."""
	if not key:
		return None
	filters = {"submission_key": key}
	return frappe.db.get_value("Membership Application", filters, for_update=for_update)
