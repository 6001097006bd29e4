"""What carries somebody who is not signed in yet to the next page: a signed cookie for some minutes.

It is given for one purpose, which is signed as well: who gave the right password and owes a second factor
holds nothing that sets a password. The signature covers the password as it is stored: once another is set,
the ticket is worth nothing.
"""

import base64
import json
from dataclasses import dataclass

import frappe
from werkzeug.wrappers import Response

from coalition.base.records import clock
from coalition.portal.signing_in.signed import is_signed, signature

COOKIE = "coalition_ticket"
# Purposes, and the seconds for which a ticket is good.
SET_PASSWORD, SECOND_FACTOR = "set-password", "second-factor"
SECONDS = {SET_PASSWORD: 900, SECOND_FACTOR: 300}


@dataclass(frozen=True)
class Ticket:
	"""Its purpose, for whom, and what it was given for: a Sign-in Code, a code's number, or ""."""

	purpose: str
	user: str
	given_for: str = ""


def give(answer: Response, ticket: Ticket, path: str) -> Response:
	seconds = SECONDS[ticket.purpose]
	body = json.dumps([ticket.user, ticket.given_for, int(clock.timestamp()) + seconds])
	packed = base64.urlsafe_b64encode(body.encode()).decode()
	value = f"{packed}.{signature(ticket.purpose, packed, ticket.user)}"
	secure = frappe.request.scheme == "https"
	answer.set_cookie(COOKIE, value, max_age=seconds, httponly=True, samesite="Lax", secure=secure, path=path)
	return answer


def take_back(answer: Response, path: str) -> Response:
	answer.delete_cookie(COOKIE, path=path)
	return answer


def read(purpose: str) -> Ticket | None:
	"""The visitor's ticket, where it is genuine, for this purpose, and still good."""
	packed, _dot, sent = frappe.request.cookies.get(COOKIE, "").partition(".")
	try:
		user, given_for, end = json.loads(base64.urlsafe_b64decode(packed.encode()))
		# Somebody may have written what no name holds: half of a pair, say.
		is_genuine = is_signed(sent, purpose, packed, str(user))
	except (ValueError, TypeError, RecursionError):
		return None
	return Ticket(purpose, user, given_for) if is_genuine and end > clock.timestamp() else None
