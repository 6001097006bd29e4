"""The page that asks for a second factor, after the right password."""

from dataclasses import replace

from frappe import _
from werkzeug.wrappers import Response

from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import ROOT, go, show
from coalition.portal.signing_in import arriving, second_factor, sign_in_form, ticket, trying
from coalition.portal.signing_in.entering import NotLetIn
from coalition.portal.signing_in.ticket import SECOND_FACTOR

PATH = "/second-factor"


def ask_or_let_in(request: PortalRequest, user: str) -> Response:
	"""To who gave the right password. Raises NotSent, NotLetIn, TooManyTries."""
	if not second_factor.is_asked_of(user):
		return arriving.let_in(request, user)
	held = second_factor.send(user)
	return ticket.give(_form(request, user), held, ROOT)


def show_second_factor(request: PortalRequest) -> Response:
	held = ticket.read(SECOND_FACTOR)
	return _form(request, held.user) if held else go("/sign-in")


def second_factor_again(request: PortalRequest, message: str, status: int) -> Response:
	held = ticket.read(SECOND_FACTOR)
	return _form(request, held.user, message, status) if held else _too_late(request)


def take_second_factor(request: PortalRequest) -> Response:
	held = ticket.read(SECOND_FACTOR)
	if not held:
		return _too_late(request)
	attempt = trying.by_user(SECOND_FACTOR, held.user)
	if not (second_factor.is_right(held, request.form.get("code", "")) and attempt.user):
		attempt.was_wrong()
		message = _("This is not the code, or it was used already. Wait for the next one, or sign in anew.")
		return second_factor_again(request, message, 403)
	attempt.was_right()
	try:
		return arriving.let_in(request, held.user)
	except NotLetIn:
		return sign_in_form.not_let_in(request)


def _too_late(request: PortalRequest) -> Response:
	message = _("The time for the code is over. Please sign in once more.")
	return sign_in_form.form(request, arriving.carried(request.form), message, 403)


def _form(request: PortalRequest, user: str, message: str = "", status: int = 200) -> Response:
	# Choosing a language leads to this page, wherever the form was shown.
	here = replace(request, path=f"{ROOT}{PATH}")
	values = arriving.carried(request.form)
	way = second_factor.way_of(user)
	return show(here, "second_factor.html", status, carried=values, way=way, message=message, errors={})
