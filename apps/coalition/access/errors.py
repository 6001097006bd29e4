"""Refusals of what is not open."""

import frappe


class NotOpen(frappe.PermissionError):
	"""A function or a path is asked for that nobody declared open to whoever asks."""

	# What tells this refusal from the engine's own.
	code = "not_open"


class TokenMissing(frappe.PermissionError):
	"""A change comes by a session that was never given a token, so that any page could have sent it."""

	code = "token_missing"


class ChangesByReading(frappe.PermissionError):
	"""A function that changes something is called with a verb that anybody's link can send."""

	code = "changes_by_reading"


class PublicFilesArePictures(frappe.ValidationError):
	"""A file that is no picture would be public, and served to anybody as part of our site."""


class PaperTooLarge(frappe.ValidationError):
	"""A page takes more time or memory than a paper may."""
