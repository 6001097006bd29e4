"""Charters say since when they are published; those from before say when they were last changed."""

import frappe
from frappe.query_builder import DocType
from frappe.query_builder.functions import Date


def execute() -> None:
	"""Can run again: what has its day keeps it."""
	charter = DocType("Membership Charter")
	open_ones = (charter.docstatus == 1) & charter.published_on.isnull()
	frappe.qb.update(charter).set(charter.published_on, Date(charter.modified)).where(open_ones).run()
