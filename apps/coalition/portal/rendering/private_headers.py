"""Headers and cookies of every portal answer: kept nowhere, framed nowhere, told to nobody."""

import frappe
from werkzeug.wrappers import Response

from coalition.base.accounts.portal_settings import exit_address
from coalition.base.accounts.short_sessions import is_portal_user
from coalition.portal import token
from coalition.portal.pages.leaving import origin_of
from coalition.portal.rendering.answers import ROOT
from coalition.portal.signing_in import device

# What the engine tells each browser about its user: on a shared telephone that is too much.
TELLING = ("full_name", "user_id", "user_image", "system_user", "user_lang")


def keep_private(answer: Response) -> Response:
	"""Answer with what the browser may do with a page of ours."""
	answer.headers["Cache-Control"] = "no-store"
	answer.headers.setdefault("Referrer-Policy", "same-origin")
	answer.headers["X-Frame-Options"] = "DENY"
	answer.headers["X-Content-Type-Options"] = "nosniff"
	answer.headers["Content-Security-Policy"] = _policy()
	secure = frappe.request.scheme == "https"
	answer.set_cookie(
		token.COOKIE, token.cookie_value(), httponly=True, samesite="Lax", secure=secure, path=ROOT
	)
	device.keep(answer, ROOT)
	_shorten_cookies()
	return answer


def _policy() -> str:
	# Browsers hold the way that a form leads to against `form-action` as well: leaving leads outside.
	return (
		"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; "
		f"frame-ancestors 'none'; form-action 'self' {origin_of(exit_address())}"
	)


def _shorten_cookies() -> None:
	"""The session's cookie ends with the browser; those that name the user are not given."""
	if not is_portal_user():
		return
	manager = frappe.local.cookie_manager
	for name in TELLING:
		manager.cookies.pop(name, None)
	manager.delete_cookie([name for name in TELLING if name in frappe.request.cookies])
	if "sid" in manager.cookies:
		manager.cookies["sid"].update(expires=None, max_age=None)
