"""Leaving quickly: one tap ends the session and shows a page that tells nothing about the visitor."""

from urllib.parse import urlsplit

import frappe
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from coalition.base.accounts.portal_settings import exit_address
from coalition.base.accounts.short_sessions import end_this_session
from coalition.portal import token
from coalition.portal.page import PortalRequest
from coalition.portal.signing_in import device


def leave(request: PortalRequest, message: str = "", status: int = 303) -> Response:
	"""End the session and lead outside. Done also where the form's token is old: who leaves is in a hurry.

	Another site gains nothing by it: its posts come without the session's cookie (SameSite).
	"""
	if frappe.session.user != "Guest":
		end_this_session("Left quickly")
	token.renew()
	device.forget()
	answer = redirect(exit_address(), 303)
	answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
	answer.headers["Referrer-Policy"] = "no-referrer"
	return answer


def origin_of(address: str) -> str:
	parts = urlsplit(address)
	return f"{parts.scheme}://{parts.netloc}"
