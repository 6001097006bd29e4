"""Signatures of cookies that hold for somebody until their password changes."""

import hmac
from hashlib import sha256

import frappe
from frappe.utils.password import get_encryption_key


def signature(purpose: str, text: str, user: str) -> str:
	"""A signature of `text` for one purpose and one user, worth nothing once another password is stored."""
	table = frappe.qb.Table("__Auth")
	of_user = (table.doctype == "User") & (table.name == user) & (table.fieldname == "password")
	stored = frappe.qb.from_(table).select(table.password).where(of_user).run(pluck=True)
	signed = f"{purpose} | {text} | {user} | {stored}"
	return hmac.new(get_encryption_key().encode(), signed.encode(), sha256).hexdigest()


def is_signed(sent: str, purpose: str, text: str, user: str) -> bool:
	return hmac.compare_digest(sent.encode(), signature(purpose, text, user).encode())
