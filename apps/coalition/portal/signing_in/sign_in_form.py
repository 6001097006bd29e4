"""The form for signing in, with what it carries along."""

from frappe import _
from werkzeug.wrappers import Response

from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show
from coalition.portal.signing_in import arriving


def form(request: PortalRequest, values: dict, message: str = "", status: int = 200) -> Response:
	carried = arriving.carried(values)
	return show(request, "sign_in.html", status, values=values, carried=carried, message=message, errors={})


def not_let_in(request: PortalRequest) -> Response:
	"""One answer, whatever is wrong."""
	message = _("We do not know this name with this password. Check both, or ask the secretariat for a code.")
	return form(request, request.form, message, 403)
