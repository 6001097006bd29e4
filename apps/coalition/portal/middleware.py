"""Before and after the engine: what it would do at portal paths without asking the portal.

The engine runs whatever method a form field, a query or a JSON body calls `cmd`, and takes `sid` for the
session, before any page is asked. It answers a wrong token, a broken key or a body that is too large with
pages of its own.
"""

from urllib.parse import quote

import frappe
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from coalition.base.accounts.short_sessions import is_portal_user
from coalition.base.request import body_size, limits
from coalition.base.request.desk_path import is_desk
from coalition.base.request.replace_response import is_the_engines, replace_response
from coalition.base.request.request_fields import request_field_names
from coalition.portal import language, routes
from coalition.portal.rendering import errors, private_headers
from coalition.portal.rendering.answers import ROOT, lead_to
from coalition.portal.rendering.resending import form_again, request_of, was_open_too_long

FIELDS_OF_ENGINE = ("cmd", "sid")
ENGINE_SIGN_IN = "login"
SAFE = ("GET", "HEAD")
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


def before_request() -> None:
	"""Answer at once what must not reach the engine: it commits nothing and sets no cookie then."""
	path = frappe.request.path
	if routes.is_portal_path(path):
		# The engine believes a header that anybody can write.
		frappe.local.request_ip = limits.caller()
		refuse_engine_fields()
		_refuse_other_methods()
	elif frappe.request.method in SAFE and (meant := routes.forgiven(path)):
		# The portal's first page, with something pasted behind it.
		raise HTTPException(response=lead_to(meant))
	elif is_desk(path) and is_portal_user():
		raise HTTPException(response=redirect(ROOT, 303))
	elif is_desk(path) and frappe.session.user == "Guest" and not frappe.get_request_header("Authorization"):
		_lead_to_signing_in(frappe.request.full_path)
	elif path.strip("/ ") == ENGINE_SIGN_IN:
		# The desk leads here by itself when its session is over.
		_lead_to_signing_in(frappe.request.args.get("redirect-to", ""))


def refuse_engine_fields() -> None:
	"""Answer 400 where a field is called as those on which the engine acts."""
	if not request_field_names().isdisjoint(FIELDS_OF_ENGINE):
		_stop(400)


def _refuse_other_methods() -> None:
	if frappe.request.method not in METHODS:
		_stop(405)


def _lead_to_signing_in(wanted: str) -> None:
	then = routes.next_path(wanted.removesuffix("?"))
	address = f"{ROOT}/sign-in?next={quote(then)}" if then else f"{ROOT}/sign-in"
	raise HTTPException(response=redirect(address, 303))


def _stop(status: int) -> None:
	frappe.local.lang = language.resolve()
	raise HTTPException(response=private_headers.keep_private(errors.plain(request_of(ROOT), status)))


def after_request(response: Response | None, request: Request) -> None:
	"""Put a page of ours in the place of the engine's own at a portal path: those are about errors."""
	if not (
		is_the_engines(response) and _is_about_an_error(response) and routes.is_portal_path(request.path)
	):
		return
	frappe.local.lang = language.resolve()
	ours = private_headers.keep_private(_replacement(_status_meant(response)))
	# Whatever the engine refused is undone, and looking at the form again writes nothing.
	frappe.db.rollback()
	replace_response(response, ours)


def _is_about_an_error(response: Response) -> bool:
	"""A redirect is not; and where nobody is known yet, not even as a guest, there is nobody to tell."""
	return not 300 <= response.status_code < 400 and bool(frappe.session.user)


def _status_meant(response: Response) -> int:
	"""The engine's page about an error may come with status 200, from its cache."""
	meant = frappe.local.response.get("http_status_code") or response.status_code
	return meant if meant >= 400 else 400


def _replacement(status: int) -> Response:
	"""A form that came with an old token is shown again; all else is told in words."""
	path = frappe.request.path
	if body_size.was_cut():
		return errors.plain(request_of(path), 413)
	if status == 400 and frappe.request.method == "POST":
		form = frappe.request.form.to_dict()
		return form_again(path, form, was_open_too_long(), 403) or errors.plain(request_of(path), 403)
	return errors.plain(request_of(path), status)
