"""Who may read, write and enter what belongs to an application: asked before what the form's buttons do."""

import frappe
from frappe.model.document import Document

from coalition.membership.review import steps

APPLICATION = "Membership Application"
MESSAGE = "Applicant Message"


def require_reader(name: str) -> Document:
	"""The application, for those who may read what was written about it; a branch's officer may not."""
	if not frappe.has_permission(MESSAGE, "read"):
		raise frappe.PermissionError
	return require_right(name, "read")


def require_right(name: str, right: str) -> Document:
	"""The application, for those who have this right on it; raises frappe.PermissionError."""
	doc = frappe.get_doc(APPLICATION, name)
	doc.check_permission(right)
	return doc


def require_secretariat(name: str) -> Document:
	"""The application, locked, for those who enter applications.

	Who decides on them does not speak for the secretariat. Raises frappe.PermissionError.
	"""
	if not frappe.has_permission(APPLICATION, "create"):
		raise frappe.PermissionError
	doc = steps.locked(name)
	doc.check_permission("write")
	return doc
