"""Which application a key belongs to once it is sent; review/applicant_page.py shows it."""

import frappe

from coalition.base.records import locking


def known_by(key: str, locked: bool = False) -> str | None:
	"""The application that was sent with this key, if there is one. `locked`: as it is now."""
	if not key:
		return None
	name_of = locking.locked_name if locked else frappe.db.get_value
	return name_of("Membership Application", {"submission_key": key})
