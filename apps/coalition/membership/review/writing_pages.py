"""The conversation with an applicant on a phone, for the staff: read it, write, ask, keep a note.

Rights are those of the desk's buttons (`desk.py`): the same functions let in, and the same ones keep what is
written.
"""

from collections.abc import Callable
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_transitions

from coalition.base.records import locking
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.membership.review import conversation, desk
from coalition.membership.review.rights import (
	APPLICATION,
	MESSAGE,
	require_reader,
	require_right,
	require_secretariat,
)
from coalition.portal.forms.fields import Field, Options
from coalition.portal.forms.form import Form, Limit, once_of
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import Page, PortalRequest
from coalition.portal.staff import paths
from coalition.portal.staff.contract import Act, RecordPart

ASK = "Ask for More Information"


def pages() -> list[Page]:
	return [FORM.page()]


def part_of(record: Document) -> list[RecordPart]:
	"""For the hook `coalition_staff_parts`: what was written, to who may read it."""
	if record.doctype != APPLICATION or not frappe.has_permission(MESSAGE, "read"):
		return []
	review = desk.review_of(record.name)
	# What can be written is chosen on one page, the question that the workflow knows among it.
	label = _("Write or ask") if review["may_write"] else _("Keep as an internal note")
	acts = [Act(label, _path(record.name), of_step=ASK)] if review["may_note"] else []
	return [RecordPart("membership/conversation.html", review, tuple(acts))]


def _path(application: str) -> str:
	return f"{paths.path_of(APPLICATION, application)}/write"


@dataclass(frozen=True)
class Writing:
	"""One way to write: who is let in, and what is done with the text."""

	label: str
	let_in: Callable[[str], Document]
	keep: Callable[[Document, str, str], None]


def _who_writes(name: str) -> Document:
	return require_right(name, "write")


WAYS = {
	"tell": Writing(mark("Write to the applicant"), require_secretariat, conversation.tell),
	"ask": Writing(mark("Ask: the application waits for the answer"), require_secretariat, conversation.ask),
	"note": Writing(mark("Keep a note that the applicant never reads"), _who_writes, conversation.note),
}


@dataclass(frozen=True)
class Thread:
	"""An application, what was written, and how this user may write."""

	application: Document
	review: dict
	ways: tuple[str, ...]


def _thread(request: PortalRequest) -> Thread:
	name = request.parts["name"]
	application = require_reader(name)
	application.check_permission("write")
	review = desk.review_of(name)
	may = {"tell": review["may_write"], "ask": review["may_write"] and _may_ask(application), "note": True}
	return Thread(application, review, tuple(way for way in WAYS if may[way]))


def _may_ask(application: Document) -> bool:
	return any(row.action == ASK for row in get_transitions(application))


def _write(request: PortalRequest, read: Read) -> str:
	way = WAYS[read.text("way")]
	application = way.let_in(request.parts["name"])
	way.keep(application, read.text("text"), once_of(request))
	return _back(request)


def _back(request: PortalRequest) -> str:
	return paths.path_of(APPLICATION, request.parts["name"])


def _kept_before(request: PortalRequest, key: str) -> str | None:
	return _back(request) if conversation.is_kept(request.parts["name"], key) else None


def _offered(request: PortalRequest) -> Options:
	# texts: marked above.
	return {"way": [(way, _(WAYS[way].label)) for way in request.about.ways]}


def _words(request: PortalRequest) -> Words:
	return Words(
		title=_("Write or ask") if request.about.review["may_write"] else _("Keep as an internal note"),
		lead=request.about.application.organisation_name,
		button=_("Send"),
		back=_back(request),
		labels={"way": _("What is it?"), "text": _("Your text")},
	)


FORM = Form(
	f"{paths.STAFF}/membership-application/<name>/write",
	take=_write,
	parts=(
		Field("text", Asked.LINES, conversation.LONGEST, required=True),
		Field("way", Asked.ONE_OF, required=True, offered="way"),
	),
	words=_words,
	template="membership/write_to_applicant.html",
	about=_thread,
	offered=_offered,
	kept=lambda request: {"way": request.about.ways[0]},
	shown=lambda request: {"values_of_thread": request.about.review},
	limits=[Limit("written to applicants", 240, 3600, lambda request: frappe.session.user)],
	lock=lambda request: locking.lock_first([(APPLICATION, request.parts["name"])]),
	once=_kept_before,
	beside="text",
	guard=paths.at_the_desk,
)
