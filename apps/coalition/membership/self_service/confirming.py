"""What others entered for a person: they say that it is so, or what is wrong with it."""

from dataclasses import dataclass

import frappe
from frappe import _
from werkzeug.wrappers import Response

from coalition.base.records import on_behalf
from coalition.base.records.on_behalf import OnBehalf
from coalition.base.text.answers import Asked
from coalition.portal.forms.fields import Field
from coalition.portal.forms.form import Form
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.guards import Guard
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go

PATH = "/confirm"


@dataclass(frozen=True)
class Waiting:
	"""What waits for a person, and the entry that they answer, where they do."""

	entries: list[OnBehalf]
	answered: OnBehalf | None


def form(guard: Guard) -> Form:
	"""One entry is confirmed, or denied with a note; whatever is not this person's own is refused."""
	return Form(
		PATH,
		take=_answer,
		parts=_parts,
		words=_words,
		template="membership/my/confirm.html",
		about=_waiting,
		shown=lambda request: {"entries": [_shown(doc) for doc in request.about.entries]},
		own_words=lambda: {"missing": _("Please write what is wrong.")},
		guard=guard,
	)


def _waiting(request: PortalRequest) -> Waiting | Response:
	entries = on_behalf.waiting_for(frappe.session.user)
	found = next((doc for doc in entries if _key(doc) == request.form.get("entry")), None)
	# Answered a moment ago, in another tab say: what is left is shown.
	return go(PATH) if request.is_posted and not found else Waiting(entries, found)


def _parts(request: PortalRequest) -> tuple[Field, ...]:
	is_denied = request.form.get("answer") == "deny"
	return (Field("answer", hidden=True), Field("denial", Asked.LINES, 1000, required=is_denied))


def _answer(request: PortalRequest, read: Read) -> str:
	user, entry = frappe.session.user, request.about.answered
	if read.text("answer") == "deny":
		on_behalf.deny(entry, user, read.text("denial"))
	elif read.text("answer") == "confirm":
		on_behalf.confirm(entry, user)
	return PATH


def _words(request: PortalRequest) -> Words:
	answered = request.about.answered
	# texts: names of DocTypes.
	return Words(_("Entered for you"), labels={"denial": _(answered.doctype) if answered else ""})


def _shown(doc: OnBehalf) -> dict:
	return {
		"key": _key(doc),
		# texts: names of DocTypes.
		"title": _(doc.doctype),
		"words": on_behalf.in_words(doc),
		"facts": doc.told(),
		"can_be_denied": doc.meta.has_field("denied_on"),
	}


def _key(doc: OnBehalf) -> str:
	return f"{doc.doctype}:{doc.name}"
