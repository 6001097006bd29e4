"""The errors of reviewing applications."""

import frappe


class NothingAsked(frappe.ValidationError):
	"""An application would wait for an answer to a question that nobody wrote."""


class NothingWritten(frappe.ValidationError):
	"""A message, an answer or an appeal came without a text, or with one that is too long."""


class NotTheirTurn(frappe.ValidationError):
	"""An application is not in the state in which this can be done with it."""


class NotConsulted(frappe.ValidationError):
	"""The policy asks for a consultation of the members that has not been held, or is not over."""


class NotAskedForOpinions(frappe.ValidationError):
	"""An opinion comes when it is not asked for, or from a member that is not heard today."""


class OpinionOfAnother(frappe.PermissionError):
	"""Somebody would rewrite what a delegate said in the portal."""


class OwnCase(frappe.ValidationError):
	"""Somebody would decide on their own application, or on one that their organisation vouched for."""


class NoAppeal(frappe.ValidationError):
	"""An application is not declined, its days to appeal are over, or it was appealed against already."""
