"""Devices that signed in before: a random number in a cookie, signed for each who signed in on it.

Tries from such a device are counted for it alone, so that whoever guesses from the same address, or from
everywhere, slows it down no more than a stranger's. The cookie says no name, ends after 90 days, with leaving
quickly, and with the password.
"""

import secrets

import frappe
from werkzeug.wrappers import Response

from coalition.portal.signing_in.signed import is_signed, signature

COOKIE = "coalition_device"
SECONDS = 90 * 86_400
# People who share a device; who signed in last stands first.
MOST = 4
PURPOSE = "known device"


def known_to(user: str | None) -> str | None:
	"""The number of this device, where it signed in before as this user."""
	number, signatures = _sent()
	if user and any(is_signed(sent, PURPOSE, number, user) for sent in signatures):
		return number
	return None


def remember(user: str) -> None:
	"""Know this device from now on: the cookie goes out with the answer (`keep`)."""
	number, signatures = _sent()
	new = signature(PURPOSE, number, user)
	others = [sent for sent in signatures if sent != new]
	frappe.local.flags.coalition_device = ".".join([number, new, *others][: MOST + 1])


def forget() -> None:
	frappe.local.flags.coalition_device = ""


def keep(answer: Response, path: str) -> None:
	"""Give the answer what this request decided about the device."""
	value = frappe.local.flags.coalition_device
	if value is None:
		return
	if not value:
		answer.delete_cookie(COOKIE, path=path)
		return
	secure = frappe.request.scheme == "https"
	answer.set_cookie(COOKIE, value, max_age=SECONDS, httponly=True, samesite="Lax", secure=secure, path=path)


def _sent() -> tuple[str, list[str]]:
	"""What the browser brought, or a new number. Whose signature none is, nobody's device is."""
	number, *signatures = frappe.request.cookies.get(COOKIE, "").split(".")
	return (number, signatures[:MOST]) if len(number) == 43 else (secrets.token_urlsafe(32), [])
