"""Signing in by name and password, or by a code that a person handed over."""

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.accounts import handed_codes, portal_accounts, portal_settings, sign_in_codes
from coalition.portal import routes
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import ROOT, go, show
from coalition.portal.signing_in import arriving, entering, second_factor_pages, sign_in_form, ticket, trying
from coalition.portal.signing_in.second_factor import NotSent

# What stays out of a form that is kept while its writer signs in again.
NEVER_KEPT = ("csrf_token", "password", "again", "code")


def show_sign_in(request: PortalRequest) -> Response:
	wanted = request.query.get("next")
	if frappe.session.user != "Guest":
		return arriving.go_on(frappe.session.user, wanted)
	return sign_in_form.form(request, {"next": routes.next_path(wanted)})


def sign_in_again(request: PortalRequest, message: str, status: int) -> Response:
	return sign_in_form.form(request, request.form, message, status)


def ask_to_sign_in(request: PortalRequest) -> Response:
	"""To a post whose session is over: sign in here, and the form comes back with all that was typed."""
	kept = {arriving.KEPT + name: text for name, text in request.form.items() if name not in NEVER_KEPT}
	message = _("You were signed out, because nothing was sent for a while. Sign in: what you typed is kept.")
	return sign_in_form.form(request, {**kept, "next": routes.next_path(request.path)}, message, 403)


def take_sign_in(request: PortalRequest) -> Response:
	typed, password = request.form.get("who", ""), request.form.get("password", "")
	if not typed.strip() or not password:
		return sign_in_again(request, _("Please fill in both fields."), 422)
	if not portal_settings.allows_password():
		return sign_in_again(request, _("Passwords are switched off on this site. Ask the secretariat."), 403)
	try:
		user = entering.check(trying.by_name("sign-in", typed), password)
		return second_factor_pages.ask_or_let_in(request, user)
	except entering.NotLetIn:
		return sign_in_form.not_let_in(request)
	except NotSent as error:
		return sign_in_again(request, str(error), 403)


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
	attempt = trying.by_name("code", typed)
	account = portal_accounts.account_of(attempt.user) if attempt.user else None
	name = handed_codes.try_code(account.name if account else None, code)
	if not (name and account.state == "Active"):
		attempt.was_wrong()
		message = _("We do not know this name with this code. Read it once more, or ask for another.")
		return code_again(request, message, 403)
	attempt.was_right()
	return ticket.give(go("/set-password"), ticket.Ticket(ticket.SET_PASSWORD, attempt.user, name), ROOT)


def take_sign_out(request: PortalRequest) -> Response:
	if request.form.get("everywhere"):
		account = portal_accounts.account_of(frappe.session.user)
		if account:
			portal_accounts.end_sessions(account.name)
	entering.end_session()
	return go("/sign-in")
