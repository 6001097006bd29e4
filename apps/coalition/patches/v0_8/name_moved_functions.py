"""Rows of the engine name functions of ours by where they were (moved.py)."""

import frappe

from coalition.moved import now_called

_NAMING = {"Number Card": "method", "Scheduled Job Type": "method"}


def execute() -> None:
	"""Can run again: what is named as it is now stays."""
	for doctype, field in _NAMING.items():
		of_ours = {field: ("like", "coalition.%")}
		for name, path in frappe.get_all(doctype, of_ours, ["name", field], as_list=True):
			if (now := now_called(path)) != path and not frappe.db.exists(doctype, {field: now}):
				# A job that an administrator stopped stays so, which a new row would not know.
				frappe.db.set_value(doctype, name, field, now, update_modified=False)
