"""A coordinator sees the records of one organisation, which their account names as its location."""

import frappe

from coalition.base.records.visibility import Visibility

OURS, BARE = "Training Coordinator", "Sample Coordinator"


def own_organisation(user: str, role: str = OURS) -> dict[str, list[str]] | None:
	if role not in frappe.get_roles(user) or user == "Administrator":
		return None
	return {"organisation": [frappe.db.get_value("User", user, "location")]}


def in_lists(user: str | None = None) -> str:
	return Visibility("Sample Record", own_organisation).in_lists(user)


def of_record(doc, ptype: str | None = None, user: str | None = None) -> bool:
	return Visibility("Sample Record", own_organisation).of_record(doc, user)


def bare_in_lists(user: str | None = None) -> str:
	"""As apps usually write it."""
	own = own_organisation(user or frappe.session.user, BARE)
	return f"`tabBare Sample Record`.organisation = {frappe.db.escape(own['organisation'][0])}" if own else ""


def bare_of_record(doc, ptype: str | None = None, user: str | None = None) -> bool:
	own = own_organisation(user or frappe.session.user, BARE)
	return not own or doc.organisation in own["organisation"]
