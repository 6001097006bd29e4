"""Whom somebody means who types a user name, a telephone number or an address to sign in."""

import frappe
from pypika import CustomFunction

from coalition.base.accounts.account_names import user_name
from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.privacy.sealing import sealed_accounts
from coalition.base.text.phones import Phone, read_phone
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
	phone = read_phone(text)
	found = _by_phone(phone) if phone else _by_name(user_name(text), text.lower())
	return found[0] if len(found) == 1 else None


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


def _by_phone(phone: Phone) -> list[str]:
	if phone.whole:
		found = frappe.get_all(ACCOUNT, filters={"phone": phone.stored}, pluck="user", limit=2)
	else:
		# A number without its country code is found where one account's ends with it.
		found = frappe.get_all(
			ACCOUNT, filters={"phone": ("like", f"%{phone.digits}")}, pluck="user", limit=2
		)
	found += sealed_accounts.by_phone(phone)
	return found or _desk_users_by_phone(phone)


def _desk_users_by_phone(phone: Phone) -> list[str]:
	"""The engine keeps numbers as they were typed: they are compared by their digits."""
	user = frappe.qb.DocType("User")
	pattern = f"%{phone.digits}"
	mobile, other = (_only_digits(field, "[^0-9]", "") for field in (user.mobile_no, user.phone))
	query = frappe.qb.from_(user).select(user.name).where(user.enabled == 1)
	query = query.where(user.user_type == "System User")
	return query.where(mobile.like(pattern) | other.like(pattern)).limit(2).run(pluck=True)
