"""The token that every portal form carries, so that no other site can post in a visitor's name.

A member's is the session's own, as it is stored. A guest has no session: the form carries a signature of a
random cookie (signed double submit, OWASP CSRF prevention cheat sheet). A new cookie is given at sign-in and
sign-out, so that no token outlives either.
"""

import hmac
import secrets
from hashlib import sha256

import frappe
from frappe.sessions import get_csrf_token
from frappe.utils.password import get_encryption_key

COOKIE = "coalition_form"
FIELD = "csrf_token"


def cookie_value() -> str:
	"""The visitor's cookie, or a new random one."""
	sent = frappe.local.flags.coalition_cookie or frappe.request.cookies.get(COOKIE, "")
	if len(sent) != 43:
		sent = secrets.token_urlsafe(32)
	frappe.local.flags.coalition_cookie = sent
	return sent


def renew() -> None:
	"""Give the visitor another cookie with this answer: tokens of forms shown before are worth nothing."""
	frappe.local.flags.coalition_cookie = secrets.token_urlsafe(32)


def current() -> str:
	"""The token that a form shown to this visitor carries."""
	if frappe.session.user != "Guest":
		return get_csrf_token()
	text = f"portal form {cookie_value()}"
	return hmac.new(get_encryption_key().encode(), text.encode(), sha256).hexdigest()


def is_valid(sent: str | None) -> bool:
	return hmac.compare_digest((sent or "").encode(), current().encode())
