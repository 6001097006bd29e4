"""The applicant's own page once the application is handed in: how far it is, what was asked, what to do.

Whoever knows the key of the page is the applicant. It has four forms, each posted to an address of its own.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.accounts.as_system import as_system
from coalition.base.records import locking
from coalition.base.records.on_behalf import PORTAL
from coalition.base.text.answers import Asked
from coalition.membership.applying.received import known_by
from coalition.membership.applying.uploads import files
from coalition.membership.review import appeals, conversation, steps
from coalition.membership.review.timeline import day_in_words, timeline_of
from coalition.portal.forms.fields import Field, File, Part
from coalition.portal.forms.form import Again, Form, Limit, once_of
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import Page, PortalRequest

FIELDS = (
	*("name", "status", "creation", "submission_key"),
	*("consulted_until", "decided_on", "reason_for_applicant"),
)


def _shown(request: PortalRequest) -> dict[str, object]:
	"""What the template `membership/review_parts.html` needs of an application."""
	application = request.about
	last = appeals.last_day(application)
	return {
		"application": application,
		"timeline": timeline_of(application),
		"is_asked": application.status == steps.ASKED,
		"may_write": application.status in steps.OPEN,
		"may_appeal": appeals.is_open(application),
		"appeal_until": day_in_words(last) if last else "",
		"goes_on_at": _key_of_the_next(application),
		"taken": files.limits(),
	}


def _words(request: PortalRequest) -> Words:
	is_asked = request.about.status == steps.ASKED
	return Words(
		labels={
			"answer": _("Your answer") if is_asked else _("Your message"),
			"file": _("Photo or paper"),
			"withdrawal": _("Why, if you want to say"),
			"sure": _("I withdraw this application."),
			"appeal": _("Why it should be decided anew"),
		}
	)


def _answer(application: Document, request: PortalRequest, read: Read) -> None:
	conversation.take_in(application, read.text("answer"), PORTAL, None, once_of(request))


def _file(application: Document, request: PortalRequest, read: Read) -> None:
	"""One file at a time, apart from what is written: a dropped link loses one at most."""
	sent = read.files["file"]
	try:
		conversation.take_in_file(application, sent.name, sent.content)
	except files.NotTaken as problem:
		raise Again(str(problem), beside="file") from problem


def _withdraw(application: Document, request: PortalRequest, read: Read) -> None:
	conversation.withdraw(application, read.text("withdrawal"), PORTAL, None)


def _appeal(application: Document, request: PortalRequest, read: Read) -> None:
	doc = frappe.new_doc(appeals.APPEAL)
	doc.update({"application": application.name, "text": read.text("appeal"), "channel": PORTAL})
	doc.update({"appellant": application.contact_person, "given_on": frappe.utils.getdate()})
	with as_system():
		# The applicant may make this record here, and nowhere else.
		doc.insert(ignore_permissions=True)
	conversation.note_link(application)


def _lock(request: PortalRequest) -> None:
	"""The application: who sends twice at the same moment waits here, and reads what the first wrote."""
	locking.lock_first([("Membership Application", _application(request).name)])


def _kept_before(request: PortalRequest, key: str) -> str | None:
	"""Where an answer leads that came twice: by another tap, or after a dropped link."""
	return _page_of(request) if conversation.is_kept(request.about.name, key) else None


def _form(what: str, act: Callable[..., None], *parts: Part, beside: str) -> Form:
	"""One of the forms of this page, each with an address of its own."""

	def take(request: PortalRequest, read: Read) -> str:
		act(steps.locked(request.about.name), request, read)
		return _page_of(request)

	return Form(
		f"/apply/<key>/{what}",
		take=take,
		parts=parts,
		words=_words,
		template="membership/received.html",
		about=_application,
		shown=_shown,
		limits=LIMITS,
		lock=_lock,
		own_words=lambda: {
			"not_declared": _("Tick this first: a withdrawn application is not taken up again.")
		},
		beside=beside,
	)


def _page_of(request: PortalRequest) -> str:
	return f"/apply/{request.parts['key']}"


def _application(request: PortalRequest) -> frappe._dict:
	name = known_by(request.parts["key"])
	if not name:
		raise frappe.DoesNotExistError
	# Who knows the key is the applicant. The whole record has a dozen tables that this page does not show.
	return frappe.db.get_value("Membership Application", name, FIELDS, as_dict=True)


def _key_of_the_next(application: frappe._dict) -> str | None:
	"""The key of the application on which is decided anew, after an appeal."""
	return frappe.db.get_value("Membership Application", {"appeal_of": application.name}, "submission_key")


# For one address and for one application: posts, mistakes included.
LIMITS = (
	Limit("applicant's page", 120, 3600),
	Limit("application written to", 30, 3600, lambda request: _application(request).name),
)
TEXT = partial(Field, asked=Asked.LINES, longest=conversation.LONGEST)
ANSWER = replace(_form("answer", _answer, TEXT("answer", required=True), beside="answer"), once=_kept_before)
FILE = replace(_form("file", _file, File("file"), beside="file"), largest=files.LARGEST_POST)
WITHDRAWAL = _form(
	"withdraw",
	_withdraw,
	TEXT("withdrawal"),
	Field("sure", Asked.TICK, required=True),
	beside="withdrawal",
)
APPEAL = _form("appeal", _appeal, TEXT("appeal", required=True), beside="appeal")


def pages() -> list[Page]:
	return [form.page() for form in (ANSWER, FILE, WITHDRAWAL, APPEAL)]


def show_page(request: PortalRequest) -> Response:
	"""How far the application is, with what its applicant can do."""
	return ANSWER.get(request)
