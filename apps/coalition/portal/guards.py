"""Who may see a page: asked before any of its handlers."""

from collections.abc import Callable
from enum import Enum

import frappe

from coalition.base.accounts.portal_accounts import account_of


class Verdict(Enum):
	OPEN = "open"
	# A guest: after signing in the page may open.
	SIGN_IN = "sign in"
	FORBIDDEN = "forbidden"


Guard = Callable[[], Verdict]


def anyone() -> Verdict:
	return Verdict.OPEN


def signed_in() -> Verdict:
	return Verdict.SIGN_IN if frappe.session.user == "Guest" else Verdict.OPEN


def has_role(*roles: str) -> Guard:
	"""A guard that lets in whoever has one of these roles."""

	def guard() -> Verdict:
		if frappe.session.user == "Guest":
			return Verdict.SIGN_IN
		return Verdict.FORBIDDEN if set(roles).isdisjoint(frappe.get_roles()) else Verdict.OPEN

	return guard


def acts_for(doctype: str) -> Guard:
	"""A guard that lets in whoever has an account that acts for a record of this type."""

	def guard() -> Verdict:
		if frappe.session.user == "Guest":
			return Verdict.SIGN_IN
		account = account_of(frappe.session.user)
		is_theirs = account and account.state == "Active" and account.holder_type == doctype
		return Verdict.OPEN if is_theirs and account.holder else Verdict.FORBIDDEN

	return guard
