"""Whom somebody means who types a user name, a telephone number or an address to sign in."""

import frappe
from pypika import CustomFunction

from coalition.base.accounts.account_names import user_name
from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.privacy.sealing import sealed_accounts
from coalition.base.records.values.contact import countries
from coalition.base.text.emails import NotAnEmail, read_email
from coalition.base.text.phones import ending, is_phone_like, possible
from coalition.base.text.words import tidy_number

_only_digits = CustomFunction("regexp_replace", ["text", "pattern", "by"])


def find_user(typed: str) -> str | None:
	"""The one user who is meant, or None. Whatever the System Settings say of names to sign in with.

	Accounts of the portal come first: what a user wrote about itself never hides somebody's account.
	"""
	text = tidy_number(typed)[:140]
	if not text:
		# An account without an address would be found by none.
		return None
	found = _by_phone(text) if is_phone_like(text) else _by_name(user_name(text), _address(text))
	return found[0] if len(set(found)) == 1 else None


def _address(text: str) -> str:
	try:
		return read_email(text)
	except NotAnEmail:
		return text.lower()


def _by_name(name: str, address: str) -> list[str]:
	wishes = {"user_name": name, "email": address}
	# The visitor is nobody yet: what is found is told to nobody.
	accounts = frappe.get_all(ACCOUNT, or_filters=wishes, pluck="user", limit=2)
	accounts += sealed_accounts.by_name(name, address)
	return accounts or frappe.get_all(
		"User",
		filters={"enabled": 1, "name": ("not in", ("Guest",))},
		or_filters={"username": name, "name": address, "email": address},
		pluck="name",
		limit=2,
	)


def _by_phone(text: str) -> list[str]:
	"""By the whole number; without its country code in the coalition's countries first, then by its end."""
	numbers = possible(text, countries())
	found = _accounts({"phone": ("in", numbers)}) + sealed_accounts.by_phone(numbers) if numbers else []
	end = ending(text)
	if not found and end:
		found = _accounts({"phone": ("like", f"%{end}")}) + sealed_accounts.by_end(end)
	return found or _desk_users_by_phone(end or numbers[0].removeprefix("+") if numbers or end else "")


def _accounts(filters: dict) -> list[str]:
	# The visitor is nobody yet: what is found is told to nobody.
	return frappe.get_all(ACCOUNT, filters=filters, pluck="user", limit=2)


def _desk_users_by_phone(digits: str) -> list[str]:
	"""The engine keeps numbers as they were typed: they are compared by their digits."""
	if not digits:
		return []
	user = frappe.qb.DocType("User")
	mobile, other = (_only_digits(field, "[^0-9]", "") for field in (user.mobile_no, user.phone))
	query = frappe.qb.from_(user).select(user.name).where(user.enabled == 1)
	query = query.where(user.user_type == "System User")
	return query.where(mobile.like(f"%{digits}") | other.like(f"%{digits}")).limit(2).run(pluck=True)
