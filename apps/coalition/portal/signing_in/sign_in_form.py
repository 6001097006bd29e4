"""The form for signing in, with what it carries along."""

from dataclasses import replace

from frappe import _
from werkzeug.wrappers import Response

from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.portal import routes
from coalition.portal.forms.fields import Field
from coalition.portal.forms.form import Form
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import LARGEST, PortalRequest
from coalition.portal.signing_in import arriving
from coalition.portal.signing_in.entering import LONGEST


def not_let_in(request: PortalRequest, read: Read | None = None) -> Response:
	"""One answer, whatever is wrong."""
	message = _("We do not know this name with this password. Check both, or ask the secretariat for a code.")
	return again(request, message, 403)


def again(request: PortalRequest, message: str, status: int) -> Response:
	"""The form with the name that was typed, the way that it leads, and what it carries of another form."""
	return FORM.show(request, request.form, message=message, status=status)


def _carried(request: PortalRequest) -> dict[str, object]:
	"""What goes along with the form, and whether it leads to where the coalition's staff works."""
	wanted = {"next": routes.next_path(request.query.get("next"))}
	carried = arriving.carried(request.form) if request.form else wanted
	return {"carried": carried, "for_staff": routes.leads_to_desk(carried.get("next"))}


WHO = Field("who", required=True)
ANY_WHO = replace(WHO, longest=LARGEST)
# Whom it lets in is said by sign_in_pages.py.
FORM = Form(
	"/sign-in",
	take=not_let_in,
	parts=(WHO, Field("password", Asked.SECRET, LONGEST, required=True)),
	# What is longer than any name or password is a wrong one.
	asked=lambda request: (ANY_WHO, Field("password", Asked.SECRET, LARGEST, required=True)),
	words=Words(
		mark("Sign in"),
		button=mark("Sign in"),
		labels={"who": mark("User name, telephone number or e-mail"), "password": mark("Your password")},
		helps={"who": mark("Arabic or Latin digits, with or without the country code.")},
		completed={"who": "username", "password": "current-password"},
	),
	template="sign_in.html",
	shown=_carried,
)
