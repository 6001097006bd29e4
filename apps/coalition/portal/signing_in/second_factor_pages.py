"""The page that asks for a second factor, after the right password."""

from dataclasses import replace

from frappe import _
from werkzeug.wrappers import Response

from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.portal.forms.fields import Field
from coalition.portal.forms.form import Form
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import LARGEST, PortalRequest
from coalition.portal.rendering.answers import ROOT, go
from coalition.portal.signing_in import arriving, second_factor, sign_in_form, ticket, trying
from coalition.portal.signing_in.entering import NotLetIn
from coalition.portal.signing_in.ticket import SECOND_FACTOR, Ticket

PATH = "/second-factor"


def ask_or_let_in(request: PortalRequest, user: str) -> Response:
	"""To who gave the right password. Raises NotSent, NotLetIn, TooManyTries."""
	if not second_factor.is_asked_of(user):
		return arriving.let_in(request, user)
	held = second_factor.send(user)
	return ticket.give(_asked(request, held), held, ROOT)


def _held(request: PortalRequest) -> Ticket | Response:
	held = ticket.read(SECOND_FACTOR)
	if held or not request.is_posted:
		return held or go("/sign-in")
	message = _("The time for the code is over. Please sign in once more.")
	return sign_in_form.again(request, message, 403)


def _take(request: PortalRequest, read: Read) -> Response:
	held = request.about
	attempt = trying.by_user(SECOND_FACTOR, held.user)
	if not (second_factor.is_right(held, read.text("code")) and attempt.user):
		attempt.was_wrong()
		message = _("This is not the code, or it was used already. Wait for the next one, or sign in anew.")
		return _asked(request, held, message, 403)
	attempt.was_right()
	try:
		return arriving.let_in(request, held.user)
	except NotLetIn:
		return sign_in_form.not_let_in(request)


def _asked(request: PortalRequest, held: Ticket, message: str = "", status: int = 200) -> Response:
	# Choosing a language leads to this page, wherever the form was shown. A code is never typed again.
	here = replace(request, path=f"{ROOT}{PATH}", about=held)
	return FORM.show(here, {}, message=message, status=status)


def _shown(request: PortalRequest) -> dict[str, object]:
	way = second_factor.way_of(request.about.user)
	return {"carried": arriving.carried(request.form), "way": way}


FORM = Form(
	PATH,
	take=_take,
	parts=(Field("code", Asked.NUMBER, 20, required=True),),
	# What is no code is a wrong one, and counted.
	asked=lambda request: (Field("code", Asked.NUMBER, LARGEST),),
	words=Words(
		mark("Second step"),
		button=mark("Sign in"),
		labels={"code": mark("Code")},
		helps={"code": mark("Six digits. The code holds for five minutes, that of an app for one.")},
		completed={"code": "one-time-code"},
		digits=("code",),
	),
	template="second_factor.html",
	about=_held,
	shown=_shown,
)
