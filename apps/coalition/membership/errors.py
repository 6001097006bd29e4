"""The errors of membership's records."""

import frappe


class NoCharterPublished(frappe.ValidationError):
	"""There is no charter that an applicant could declare."""


class ClauseNotDeclared(frappe.ValidationError):
	"""A mandatory clause of the charter is not declared."""


class CharterNotPublished(frappe.ValidationError):
	"""A declaration names a charter that is a draft or was withdrawn."""


class UnreadableRegister(frappe.ValidationError):
	"""A file of members lacks a column, or has a row that cannot be read."""
