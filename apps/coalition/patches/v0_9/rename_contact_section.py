"""A part of the profile is called Contact Details, in what was proposed before as well."""

import frappe

DOCTYPE = "Proposed Change"


def execute() -> None:
	"""Can run again: nothing bears the former name then."""
	frappe.db.set_value(DOCTYPE, {"section": "Contact"}, "section", "Contact Details", update_modified=False)
