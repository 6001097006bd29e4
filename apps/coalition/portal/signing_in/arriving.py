"""What follows once somebody proved who they are: a session, and the page that they were on their way to."""

import frappe
from frappe import _
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from coalition.portal import routes
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import ROOT, go
from coalition.portal.rendering.resending import form_again
from coalition.portal.signing_in import entering, ticket

# Fields of another form, kept while its writer signs in again.
KEPT = "kept_"


def let_in(request: PortalRequest, user: str) -> Response:
	"""Begin a session, or lead to a new password where the settings ask for one. Raises NotLetIn."""
	if entering.password_has_to_change(user):
		return ticket.give(go("/set-password"), ticket.Ticket(ticket.SET_PASSWORD, user), ROOT)
	entering.begin_session(user)
	return form_that_was_kept(request) or go_on(user, request.form.get("next"))


def go_on(user: str, wanted: str | None) -> Response:
	"""To the path that was asked for; otherwise to the desk, or the portal's first page for who has none."""
	path, home = routes.next_path(wanted), ROOT
	if frappe.get_cached_value("User", user, "user_type") == "System User":
		home = "/app"
	elif not routes.is_portal_path(path):
		path = ""
	return redirect(path or home, 303)


def carried(form: dict) -> dict[str, str]:
	"""What a form for signing in carries along: where its writer goes, and the form that was interrupted."""
	return {name: text for name, text in form.items() if name == "next" or name.startswith(KEPT)}


def form_that_was_kept(request: PortalRequest) -> Response | None:
	"""The form at which the session ended, as it was typed: nothing of it is done yet."""
	kept = {name.removeprefix(KEPT): text for name, text in request.form.items() if name.startswith(KEPT)}
	path = routes.next_path(request.form.get("next"))
	message = _("You are signed in again. Nothing is lost: look it through and send it.")
	return form_again(path, kept, message) if kept and routes.own_path(path) else None
