"""What others entered for a person: they say that it is so, or what is wrong with it."""

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.records import on_behalf
from coalition.base.records.on_behalf import OnBehalf
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show


def show_entries(request: PortalRequest) -> Response:
	return _entries(request, {})


def show_entries_again(request: PortalRequest, message: str, status: int) -> Response:
	return _entries(request, {}, message, status)


def take_answer(request: PortalRequest) -> Response:
	"""One entry is confirmed, or denied with a note; whatever is not this person's own is refused."""
	user, form = frappe.session.user, request.form
	entry = next((doc for doc in on_behalf.waiting_for(user) if _key(doc) == form.get("entry")), None)
	if not entry:
		# Answered a moment ago, in another tab say: what is left is shown.
		return go("/confirm")
	if form.get("answer") == "deny":
		if not form.get("denial", "").strip():
			return _entries(request, {_field(entry): _("Please write what is wrong.")}, status=422)
		on_behalf.deny(entry, user, form["denial"])
	elif form.get("answer") == "confirm":
		on_behalf.confirm(entry, user)
	return go("/confirm")


def _entries(
	request: PortalRequest, errors: dict[str, str], message: str = "", status: int = 200
) -> Response:
	entries = on_behalf.waiting_for(frappe.session.user)
	return show(
		request,
		"membership/my/confirm.html",
		status,
		entries=[_shown(doc) for doc in entries],
		errors=errors,
		labels={_field(doc): _(doc.doctype) for doc in entries},  # texts: names of DocTypes.
		values=_typed(request),
		message=message,
	)


def _shown(doc: OnBehalf) -> dict:
	return {
		"key": _key(doc),
		"field": _field(doc),
		# texts: names of DocTypes.
		"title": _(doc.doctype),
		"words": on_behalf.in_words(doc),
		"facts": doc.told(),
		"can_be_denied": doc.meta.has_field("denied_on"),
	}


def _typed(request: PortalRequest) -> dict[str, str]:
	"""What was typed of a denial stands again beside its entry."""
	entry = request.form.get("entry", "")
	return {_field_of(entry): request.form.get("denial", "")} if entry else {}


def _key(doc: OnBehalf) -> str:
	return f"{doc.doctype}:{doc.name}"


def _field(doc: OnBehalf) -> str:
	return _field_of(_key(doc))


def _field_of(key: str) -> str:
	return "denial-" + key.rpartition(":")[2]
