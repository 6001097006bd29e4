"""Signing in from the server, by the address that `bench browse --user` opens."""

from frappe import _
from werkzeug.wrappers import Response

from coalition.base.text.link_keys import without_tail
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show
from coalition.portal.signing_in import arriving, console_token, entering


def show_enter(request: PortalRequest) -> Response:
	"""A button alone: looking at a page changes nothing, and programs that look at links press none."""
	return _page(request, without_tail(request.query.get("token", "")))


def enter_again(request: PortalRequest, message: str, status: int) -> Response:
	return _page(request, request.form.get("token", ""), message, status)


def take_enter(request: PortalRequest) -> Response:
	user = console_token.use(request.form.get("token", ""))
	try:
		if user:
			entering.begin_session(user)
			return arriving.go_on(user, None)
	except entering.NotLetIn:
		pass
	message = _("This address was used already, or is older than a minute. Run the command again.")
	return show(request, "error.html", 403, message=message)


def _page(request: PortalRequest, token: str, message: str = "", status: int = 200) -> Response:
	return show(request, "enter.html", status, console_token=token, message=message)
