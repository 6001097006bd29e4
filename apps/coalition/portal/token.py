"""The token that every portal form carries, so that no other site can post in a visitor's name.

A member's is the session's own. A guest has no session: the form carries a signature of a random cookie
(signed double submit, OWASP CSRF prevention cheat sheet).
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
	sent = frappe.request.cookies.get(COOKIE, "")
	return sent if len(sent) == 43 else secrets.token_urlsafe(32)


def token_for(cookie: str) -> str:
	"""The token that a form shown to this visitor carries."""
	if frappe.session.user != "Guest":
		return get_csrf_token()
	return hmac.new(get_encryption_key().encode(), f"portal form {cookie}".encode(), sha256).hexdigest()


def is_valid(sent: str | None, cookie: str) -> bool:
	return hmac.compare_digest((sent or "").encode(), token_for(cookie).encode())
