"""Handing over a code on a phone: made by one tap, shown this once, with the text to send.

The page may be loaded anew by a phone that forgot it, or tapped twice: a code made then would end the one
that was just handed over. So what was made since the page was shown stays, and the page says so.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_fullname
from werkzeug.wrappers import Response

from coalition.base.accounts import desk, handed_codes
from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.form_heads.usual import name_of
from coalition.base.records import clock, locking
from coalition.base.text.formatting import long_moment
from coalition.base.text.translatable import mark
from coalition.portal.forms.fields import Field
from coalition.portal.forms.form import Again, Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show
from coalition.portal.staff import paths
from coalition.portal.staff.contract import Act

# Field of the form: the latest code when the page was shown.
LATEST = "latest"


def path_of(account: str) -> str:
	"""The page on which an account is handed a code, below /coalition."""
	return f"{paths.path_of(ACCOUNT, account)}/code"


def acts_of(account: Document) -> list[Act]:
	"""What is offered on the page of an account, to who may."""
	may = account.state == "Active" and account.has_permission("write")
	return [Act(_("Hand over a code"), path_of(account.name))] if may else []


def _account(request: PortalRequest) -> Document:
	account = frappe.get_doc(ACCOUNT, request.parts["name"])
	account.check_permission("write")
	return account


def _latest(account: str) -> frappe._dict | None:
	"""The code that was made last for an account: its name, by whom and until when, never the code."""
	fields = ["name", "made_by", "creation", "expires_on", "used_on", "open_for"]
	return frappe.db.get_value(
		handed_codes.CODE, {"account": account}, fields, as_dict=True, order_by="creation desc"
	)


def _shown(request: PortalRequest) -> dict[str, object]:
	latest = _latest(request.about.name)
	is_open = bool(latest and latest.open_for and not latest.used_on and latest.expires_on > clock.now())
	account = request.about
	return {
		"account": account,
		"holder": name_of(account.holder_type, account.holder) if account.holder else "",
		"back": paths.path_of(ACCOUNT, account.name),
		"hidden": {LATEST: latest.name if latest else ""},
		"open_code": _in_words(latest) if is_open else None,
	}


def _in_words(code: frappe._dict) -> dict[str, str]:
	return {
		"by": get_fullname(code.made_by),
		"on": long_moment(code.creation, frappe.local.lang),
		"until": long_moment(code.expires_on, frappe.local.lang),
	}


def _hand_over(request: PortalRequest, read: Read) -> Response:
	account = request.about
	latest = _latest(account.name)
	if (latest.name if latest else "") != read.text(LATEST):
		raise Again(_("A code was made since this page was shown: make another one only where it was lost."))
	made = desk.hand_over_code(account.name)
	until = long_moment(_latest(account.name).expires_on, frappe.local.lang)
	told = {"account": account, "back": paths.path_of(ACCOUNT, account.name), "until": until}
	return show(request, "staff_code_made.html", **told, code=made["code"], text=made["text"])


FORM = Form(
	f"{paths.STAFF}/portal-account/<name>/code",
	take=_hand_over,
	parts=(Field(LATEST, hidden=True),),
	words=Words(title=mark("Hand over a code"), button=mark("Make a code")),
	template="staff_code.html",
	about=_account,
	shown=_shown,
	limits=[Limit("codes handed over", 60, 3600, lambda request: frappe.session.user)],
	lock=lambda request: locking.lock_first([(ACCOUNT, request.parts["name"])]),
	guard=paths.at_the_desk,
)
