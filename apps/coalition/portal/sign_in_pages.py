"""Signing in by name and password, or by a code that a person handed over."""

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base import accounts, handed_codes, limits, sign_in_codes
from coalition.base.finding_people import find_user
from coalition.portal import entering, routes, ticket
from coalition.portal.answers import ROOT, go, show
from coalition.portal.page import PortalRequest
from coalition.portal.resending import form_again

# Fields of another form, kept while its writer signs in again.
KEPT = "kept_"
NEVER_KEPT = ("csrf_token", "password", "again", "code")


def show_sign_in(request: PortalRequest) -> Response:
	if frappe.session.user != "Guest":
		return go(routes.own_path(request.query.get("next")))
	return _form(request, {"next": routes.own_path(request.query.get("next"))})


def sign_in_again(request: PortalRequest, message: str, status: int) -> Response:
	return _form(request, request.form, message, status)


def ask_to_sign_in(request: PortalRequest) -> Response:
	"""To a post whose session is over: sign in here, and the form comes back with all that was typed."""
	kept = {KEPT + name: text for name, text in request.form.items() if name not in NEVER_KEPT}
	message = _("You were signed out, because nothing was sent for a while. Sign in: what you typed is kept.")
	return _form(request, {**kept, "next": routes.own_path(request.path)}, message, 403)


def take_sign_in(request: PortalRequest) -> Response:
	typed, password = request.form.get("who", ""), request.form.get("password", "")
	if not typed.strip() or not password:
		return _form(request, request.form, _("Please fill in both fields."), 422)
	if entering.passwords_are_switched_off():
		return _form(
			request, request.form, _("Passwords are switched off on this site. Ask the secretariat."), 403
		)
	name = entering.count_try("sign-in", typed)
	try:
		user = entering.check(typed, password)
		answer = _go_on(request, user)
	except entering.NotLetIn:
		message = _(
			"We do not know this name with this password. Check both, or ask the secretariat for a code."
		)
		return _form(request, request.form, message, 403)
	except entering.SecondStep:
		message = _("This account signs in with a second step. Use the sign-in page of the desk: {0}")
		return _form(request, request.form, message.format("/login"), 403)
	limits.forget("sign-in name", name)
	return answer


def _go_on(request: PortalRequest, user: str) -> Response:
	if entering.password_has_to_change():
		return ticket.give(go("/set-password"), ticket.Ticket(user), ROOT)
	entering.begin_session(user)
	return form_that_was_kept(request) or go(routes.own_path(ROOT + request.form.get("next", "")))


def form_that_was_kept(request: PortalRequest) -> Response | None:
	"""The form at which the session ended, as it was typed: nothing of it is done yet."""
	kept = {name.removeprefix(KEPT): text for name, text in request.form.items() if name.startswith(KEPT)}
	path = routes.own_path(ROOT + request.form.get("next", ""))
	message = _("You are signed in again. Nothing is lost: look it through and send it.")
	return form_again(ROOT + path, kept, message) if kept and path else None


def show_code(request: PortalRequest) -> Response:
	return show(request, "code.html", values={}, errors={}, message="")


def code_again(request: PortalRequest, message: str, status: int) -> Response:
	return show(request, "code.html", status, values=request.form, errors={}, message=message)


def take_code(request: PortalRequest) -> Response:
	typed = request.form.get("who", "")
	code = sign_in_codes.read_code(request.form.get("code"))
	if not typed.strip() or not code:
		message = _(
			"This is not a whole code: it has ten digits. One of them may be misheard. Read it once more."
		)
		errors = {"code": message} if not code else {"who": _("Please fill this in.")}
		return show(request, "code.html", 422, values=request.form, errors=errors, message="")
	entering.count_try("code", typed)
	user = find_user(typed)
	account = accounts.account_of(user) if user else None
	name = handed_codes.try_code(account.name if account else None, code)
	if not (name and account.state == "Active"):
		message = _(
			"We do not know this name with this code. After five wrong tries it is worth nothing:"
			" ask for another."
		)
		return code_again(request, message, 403)
	return ticket.give(go("/set-password"), ticket.Ticket(user, name), ROOT)


def take_sign_out(request: PortalRequest) -> Response:
	if request.form.get("everywhere"):
		account = accounts.account_of(frappe.session.user)
		if account:
			accounts.end_sessions(account.name)
	entering.end_session()
	return go("/sign-in")


def _form(request: PortalRequest, values: dict, message: str = "", status: int = 200) -> Response:
	kept = {name: text for name, text in values.items() if name.startswith(KEPT)}
	return show(
		request,
		"sign_in.html",
		status,
		values={**values, "password": ""},
		kept=kept,
		message=message,
		errors={},
	)
