"""Imports of registers are listed by the names of their files."""

import frappe

DOCTYPE = "Register Import"


def execute() -> None:
	"""Can run again: what has a title keeps it."""
	for name, url in frappe.get_all(DOCTYPE, {"title": ("is", "not set")}, ["name", "file"], as_list=True):
		if title := frappe.db.get_value("File", {"file_url": url}, "file_name"):
			frappe.db.set_value(DOCTYPE, name, "title", title[:140], update_modified=False)
