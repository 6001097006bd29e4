"""The errors of privacy's guards."""

import frappe


class NobodysRecord(frappe.ValidationError):
	"""A kind of record of which no module declares what is personal."""


class NotProtectable(frappe.ValidationError):
	"""A kind of record that cannot be protected, or one that is not protected."""


class StillNamed(frappe.ValidationError):
	"""Another record is named after the one to protect, so that its name would stay."""


class ProtectedStays(frappe.ValidationError):
	"""What is sealed would be written into a protected record again."""


class AlreadyAnswered(frappe.ValidationError):
	"""A request that was answered would be answered again."""


class RequestStays(frappe.ValidationError):
	"""A request would be changed or deleted."""


class SealClosed(frappe.PermissionError):
	"""Somebody looks into a seal that is not open for them now."""


class ConsentStays(frappe.ValidationError):
	"""A consent would be rewritten or deleted instead of withdrawn."""


class NeverPublic(frappe.ValidationError):
	"""A consent names something that is never made public."""
