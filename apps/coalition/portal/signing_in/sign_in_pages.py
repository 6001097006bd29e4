"""Signing in by name and password, or by a code that a person handed over."""

from dataclasses import replace

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.accounts import handed_codes, portal_accounts, portal_settings, sign_in_codes
from coalition.base.request import typed_fields
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.portal import routes
from coalition.portal.forms.fields import Field
from coalition.portal.forms.form import Form
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import ROOT, go
from coalition.portal.signing_in import arriving, entering, second_factor_pages, sign_in_form, ticket, trying
from coalition.portal.signing_in.second_factor import NotSent


def _signed_in_already(request: PortalRequest) -> Response | None:
	if request.is_posted or frappe.session.user == "Guest":
		return None
	return arriving.go_on(frappe.session.user, request.query.get("next"))


def ask_to_sign_in(request: PortalRequest) -> Response:
	"""To a post whose session is over: sign in here, and the form comes back with all that was typed."""
	fields = typed_fields.without_secrets(request.form.items())
	kept = {arriving.KEPT + name: text for name, text in fields if name != typed_fields.CSRF}
	message = _("You were signed out, because nothing was sent for a while. Sign in: what you typed is kept.")
	carrying = replace(request, form={**kept, "next": routes.next_path(request.path)})
	return sign_in_form.again(carrying, message, 403)


def _sign_in(request: PortalRequest, read: Read) -> Response:
	if not portal_settings.allows_password():
		message = _("Passwords are switched off on this site. Ask the secretariat.")
		return sign_in_form.again(request, message, 403)
	try:
		user = entering.check(trying.by_name("sign-in", read.text("who")), read.text("password"))
		return second_factor_pages.ask_or_let_in(request, user)
	except entering.NotLetIn:
		return sign_in_form.not_let_in(request)
	except NotSent as error:
		return sign_in_form.again(request, str(error), 403)


SIGN_IN = replace(sign_in_form.FORM, take=_sign_in, about=_signed_in_already)


def _check_code(request: PortalRequest, read: Read) -> None:
	typed = read.text("code")
	if not sign_in_codes.read_code(typed):
		read.problems["code"] = "mistyped_code" if sign_in_codes.is_mistyped(typed) else "not_a_code"


def _own_words() -> dict[str, str]:
	return {
		"not_a_code": _("This is not a whole code: it has ten digits. Read it once more."),
		"mistyped_code": _("One of the ten digits is not right. Read the code once more, digit by digit."),
	}


def _take_code(request: PortalRequest, read: Read) -> Response:
	attempt = trying.by_name("code", read.text("who"))
	account = portal_accounts.account_of(attempt.user) if attempt.user else None
	code = sign_in_codes.read_code(read.text("code"))
	name = handed_codes.try_code(account.name if account else None, code)
	if not (name and account.state == "Active"):
		attempt.was_wrong()
		message = _("We do not know this name with this code. Read it once more, or ask for another.")
		# What is counted of the attempt stays.
		return CODE.show(request, request.form, message=message, status=403)
	attempt.was_right()
	return ticket.give(go("/set-password"), ticket.Ticket(ticket.SET_PASSWORD, attempt.user, name), ROOT)


THE_CODE = Field("code", Asked.NUMBER, 30, required=True)
CODE = Form(
	"/code",
	take=_take_code,
	parts=(sign_in_form.WHO, THE_CODE),
	asked=lambda request: (sign_in_form.ANY_WHO, THE_CODE),
	words=Words(
		mark("Enter your code"),
		mark("Then you choose a password of your own. The code can be used once."),
		mark("Continue"),
		labels={"who": mark("User name, telephone number or e-mail"), "code": mark("Code")},
		helps={"code": mark("Ten digits. Spaces do not matter.")},
		completed={"who": "username", "code": "one-time-code"},
		digits=("code",),
	),
	template="code.html",
	rules=_check_code,
	own_words=_own_words,
)


def take_sign_out(request: PortalRequest) -> Response:
	if request.form.get("everywhere"):
		account = portal_accounts.account_of(frappe.session.user)
		if account:
			portal_accounts.end_sessions(account.name)
	entering.end_session()
	return go("/sign-in")
