"""What the portal answers where something is wrong: pages of its own, in the visitor's language."""

import frappe
from frappe import _
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response

from coalition.base.errors import TooManyTries
from coalition.base.request import typed_fields
from coalition.portal import routes, token
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show


class NothingToSend(Exception):
	"""Something was posted to a page that takes nothing."""


def page_of(error: Exception, request: PortalRequest) -> Response:
	"""The page for an error; one that nobody foresaw is logged."""
	if isinstance(error, TooManyTries):
		return ask_to_wait(plain(request, 429, str(error)), error)
	status = _status(error)
	if status == 500:
		_log(request)
	return plain(request, status)


def plain(request: PortalRequest, status: int, message: str = "", way: str = "") -> Response:
	"""A page with what is wrong, what was typed into a form that cannot be shown any more, and the way on.

	`way` is where that leads below /coalition; the first page otherwise.
	"""
	# What another site made a browser send is nobody's own text.
	is_own = token.is_valid(request.form.get(token.FIELD))
	typed = typed_fields.readable(request.form.items()) if is_own else []
	return show(request, "error.html", status, message=message or in_words(status), typed=typed, way=way)


def ask_to_wait(answer: Response, error: TooManyTries) -> Response:
	answer.headers["Retry-After"] = str(error.seconds)
	return answer


def in_words(status: int) -> str:
	known = {
		400: _("This request is not one that the portal can read."),
		401: _("This page is not open to you."),
		403: _("This page is not open to you."),
		404: _("There is no such page. It may have moved."),
		405: _("Nothing can be sent to this page."),
		413: _("This is too much at once. Shorten the text, or send it in parts."),
		429: _("Too many requests at once. Please wait a little and try again."),
	}
	otherwise = _("Something went wrong on our side. Nothing was changed. Please try again.")
	return known.get(status, otherwise)


def _status(error: Exception) -> int:
	kinds = (
		(NothingToSend, 405),
		(RequestEntityTooLarge, 413),
		((HTTPException, frappe.DoesNotExistError), 404),
		(frappe.PermissionError, 403),
	)
	return next((status for kind, status in kinds if isinstance(error, kind)), 500)


def _log(request: PortalRequest) -> None:
	"""For the administrator, without the values of variables: they may be passwords, and paths hold keys."""
	traceback = frappe.get_traceback()
	try:
		rule = routes.find(request.path)[0].path
	except Exception:
		rule = "?"
	frappe.log_error(title=f"Portal page {rule[:100]}", message=traceback)
	# What was logged has to outlive the rollback.
	frappe.db.commit()
