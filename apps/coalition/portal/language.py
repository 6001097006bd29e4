"""The language of a portal page: what the visitor chose, else their account's, else the coalition's."""

import frappe
from werkzeug.wrappers import Response

from coalition.base.mail.languages import LANGUAGES, first_known, of_coalition

COOKIE = "coalition_language"
A_YEAR = 31536000


def resolve() -> str:
	"""One of LANGUAGES, whatever a cookie says."""
	chosen = frappe.request.cookies.get(COOKIE)
	if chosen in LANGUAGES:
		return chosen
	user = frappe.session.user
	account = frappe.get_cached_value("User", user, "language") if user != "Guest" else None
	return first_known(account, of_coalition())


def keep(answer: Response, language: str | None, path: str) -> Response:
	"""Make a choice of language stay, on this device."""
	if language in LANGUAGES:
		secure = frappe.request.scheme == "https"
		answer.set_cookie(COOKIE, language, max_age=A_YEAR, samesite="Lax", secure=secure, path=path)
	return answer
