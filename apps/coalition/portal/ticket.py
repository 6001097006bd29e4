"""What lets somebody set a password who is not signed in yet: a signed cookie, for a quarter of an hour.

It is given for the right code, or for the right password where that has to be changed. The signature covers
the password as it is stored: once another is set, the ticket is worth nothing.
"""

import base64
import hmac
import json
import time
from dataclasses import dataclass
from hashlib import sha256

import frappe
from frappe.utils.password import get_encryption_key
from werkzeug.wrappers import Response

COOKIE = "coalition_ticket"
SECONDS = 900


@dataclass(frozen=True)
class Ticket:
	"""For whom, and the Sign-in Code that it was given for ("" where it was a password)."""

	user: str
	code: str = ""


def give(answer: Response, ticket: Ticket, path: str) -> Response:
	body = json.dumps([ticket.user, ticket.code, int(time.time()) + SECONDS])
	packed = base64.urlsafe_b64encode(body.encode()).decode()
	secure = frappe.request.scheme == "https"
	value = f"{packed}.{_signature(packed, ticket.user)}"
	answer.set_cookie(COOKIE, value, max_age=SECONDS, httponly=True, samesite="Lax", secure=secure, path=path)
	return answer


def take_back(answer: Response, path: str) -> Response:
	answer.delete_cookie(COOKIE, path=path)
	return answer


def read() -> Ticket | None:
	"""The visitor's ticket, where it is genuine and still good."""
	packed, _dot, signature = frappe.request.cookies.get(COOKIE, "").partition(".")
	try:
		user, code, end = json.loads(base64.urlsafe_b64decode(packed.encode()))
	except (ValueError, TypeError):
		return None
	is_genuine = hmac.compare_digest(signature.encode(), _signature(packed, str(user)).encode())
	return Ticket(user, code) if is_genuine and end > time.time() else None


def _signature(packed: str, user: str) -> str:
	table = frappe.qb.Table("__Auth")
	of_user = (table.doctype == "User") & (table.name == user) & (table.fieldname == "password")
	stored = frappe.qb.from_(table).select(table.password).where(of_user).run(pluck=True)
	text = f"set-password ticket {packed} {stored}"
	return hmac.new(get_encryption_key().encode(), text.encode(), sha256).hexdigest()
