"""Forms that are shown once more with what was typed: an old token, too many tries, a session that ended."""

from collections.abc import Mapping
from dataclasses import replace

import frappe
from frappe import _
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from coalition.portal import routes, token
from coalition.portal.guards import Verdict
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering import errors


def request_of(path: str, parts: Mapping[str, str] | None = None) -> PortalRequest:
	"""What handlers read of the engine's request."""
	is_posted = frappe.request.method == "POST"
	return PortalRequest(
		language=frappe.local.lang,
		token=token.current(),
		form=frappe.request.form.to_dict() if is_posted else {},
		parts=parts or {},
		path=path,
		query=frappe.request.args.to_dict(),
		is_posted=is_posted,
	)


def again(page: Page, request: PortalRequest, message: str, status: int) -> Response:
	"""The form with what was typed, or a plain page where it has no such answer."""
	if page.again:
		return page.again(request, message, status)
	return errors.plain(request, status, message)


def form_again(path: str, form: Mapping[str, str], message: str, status: int = 200) -> Response | None:
	"""The form of a path, as its page shows it to who is signed in now; None where there is none."""
	try:
		page, parts = routes.find(path)
	except HTTPException:
		return None
	if not page.again or page.guard() is not Verdict.OPEN:
		return None
	return page.again(replace(request_of(path, parts), form=form), message, status)


def was_open_too_long() -> str:
	return _("The form was open for too long. All that you typed is still here: please send it again.")
