"""The applicant's own page once the application is handed in: how far it is, what was asked, what to do.

Whoever knows the key of the page is the applicant. `parts_of` is for the page that shows it; the posts stand
here.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.accounts.as_system import as_system
from coalition.base.records import locking
from coalition.base.records.on_behalf import PORTAL
from coalition.base.request import limits
from coalition.membership.applying.received import known_by
from coalition.membership.applying.uploads import files
from coalition.membership.review import appeals, conversation, steps
from coalition.membership.review.timeline import day_in_words, timeline_of
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go, show

FIELDS = (
	*("name", "status", "creation", "submission_key"),
	*("consulted_until", "decided_on", "reason_for_applicant"),
)
# For one address and for one application: posts, mistakes included, and seconds.
PER_ADDRESS = (120, 3600)
PER_APPLICATION = (30, 3600)


def pages() -> list[Page]:
	return [
		Page("/apply/<key>/answer", show_page, post=take_answer, again=again("answer")),
		Page(
			"/apply/<key>/file",
			show_page,
			post=take_file,
			again=again("file"),
			largest=files.LARGEST_POST,
		),
		Page("/apply/<key>/withdraw", show_page, post=take_withdrawal, again=again("withdrawal")),
		Page("/apply/<key>/appeal", show_page, post=take_appeal, again=again("appeal")),
	]


def parts_of(application: frappe._dict, **typed: object) -> dict[str, object]:
	"""What the template `membership/review_parts.html` needs of an application; FIELDS of it are enough.

	`typed` holds what came with a post that was refused: values, errors and message.
	"""
	last = appeals.last_day(application)
	return {
		"application": application,
		"timeline": timeline_of(application),
		"is_asked": application.status == steps.ASKED,
		"may_write": application.status in steps.OPEN,
		"may_appeal": appeals.is_open(application),
		"appeal_until": day_in_words(last) if last else "",
		"goes_on_at": _key_of_the_next(application),
		"values": {},
		"errors": {},
		"message": "",
		"taken": files.limits(),
		"labels": {
			"answer": _("Your answer") if application.status == steps.ASKED else _("Your message"),
			"file": _("Photo or paper"),
			"appeal": _("Why it should be decided anew"),
		},
		**typed,
	}


def show_page(request: PortalRequest, status: int = 200, **typed: object) -> Response:
	parts = parts_of(_application(request), **typed)
	return show(request, "membership/received.html", status, **parts)


def again(field: str):
	def show_again(request: PortalRequest, message: str, status: int) -> Response:
		return show_page(request, status, values=request.form, message=message)

	return show_again


def take_answer(request: PortalRequest) -> Response:
	application = _counted(request)
	return _take(request, "answer", lambda text: conversation.take_in(application, text, PORTAL, None))


def take_file(request: PortalRequest) -> Response:
	"""One file at a time, apart from what is written: a dropped link loses one at most."""
	application = _counted(request)
	sent = frappe.request.files.get("file")
	name, content = (sent.filename or "", sent.read()) if sent else ("", b"")
	return _take(request, "file", lambda _text: conversation.take_in_file(application, name, content))


def take_withdrawal(request: PortalRequest) -> Response:
	application = _counted(request)
	if not request.form.get("sure"):
		errors = {"sure": _("Tick this first: a withdrawn application is not taken up again.")}
		return show_page(request, 422, values=request.form, errors=errors)
	return _take(request, "withdrawal", lambda text: conversation.withdraw(application, text, PORTAL, None))


def take_appeal(request: PortalRequest) -> Response:
	application = _counted(request)

	def appeal(text: str) -> None:
		doc = frappe.new_doc(appeals.APPEAL)
		doc.update({"application": application.name, "text": text, "channel": PORTAL})
		doc.update({"appellant": application.contact_person, "given_on": frappe.utils.getdate()})
		with as_system():
			# The applicant may make this record here, and nowhere else.
			doc.insert(ignore_permissions=True)
		conversation.note_link(application)

	# Two applicants who appeal at the same moment can meet.
	return locking.done_anew(lambda: _take(request, "appeal", appeal))


def _take(request: PortalRequest, field: str, act) -> Response:
	"""Do what was asked, or show the page with what was typed and what is wrong."""
	try:
		act(request.form.get(field, ""))
	except (frappe.ValidationError, files.NotTaken) as error:
		# Nothing is kept of the attempt but what was typed.
		frappe.db.rollback()
		frappe.clear_messages()
		return show_page(request, 422, values=request.form, errors={field: str(error)})
	return go(f"/apply/{request.parts['key']}")


def _counted(request: PortalRequest) -> Document:
	"""The application, locked; too many posts to it or from one address are refused."""
	limits.count_against("applicant's page", limits.caller(), *PER_ADDRESS)
	name = _application(request).name
	limits.count_against("application written to", name, *PER_APPLICATION)
	return steps.locked(name)


def _application(request: PortalRequest) -> frappe._dict:
	name = known_by(request.parts["key"])
	if not name:
		raise frappe.DoesNotExistError
	# Who knows the key is the applicant. The whole record has a dozen tables that this page does not show.
	return frappe.db.get_value("Membership Application", name, FIELDS, as_dict=True)


def _key_of_the_next(application: frappe._dict) -> str | None:
	"""The key of the application on which is decided anew, after an appeal."""
	return frappe.db.get_value("Membership Application", {"appeal_of": application.name}, "submission_key")
