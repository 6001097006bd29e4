"""A proposed change on a phone: what would change, before and after, and a button that takes it over.

Declining is the step that the desk asks about (`dialogs.py`): the portal shows it as it does every other.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.membership.change_proposals import deciding
from coalition.membership.doctype.proposed_change import proposed_change
from coalition.membership.errors import AnsweredAlready
from coalition.portal.forms.form import Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go
from coalition.portal.staff import paths
from coalition.portal.staff.contract import Act, RecordPart


def pages() -> list[Page]:
	return [FORM.page()]


def part_of(record: Document) -> list[RecordPart]:
	"""For the hook `coalition_staff_parts`."""
	if record.doctype != deciding.DOCTYPE:
		return []
	waits = record.status == deciding.WAITS and record.has_permission("write")
	acts = (Act(_("Accept"), _path(record.name)),) if waits else ()
	return [RecordPart("membership/proposed_change.html", _compared(record), acts)]


def _path(proposal: str) -> str:
	return f"{paths.path_of(deciding.DOCTYPE, proposal)}/accept"


def _compared(proposal: Document) -> dict[str, object]:
	"""What the template shows: each field before and after; of what was answered, what was proposed."""
	return {"compared": proposed_change.compared(proposal), "note": proposal.note or ""}


def _proposal(request: PortalRequest) -> object:
	"""The proposal; once it is answered, its page, which says how."""
	doc = frappe.get_doc(deciding.DOCTYPE, request.parts["name"])
	doc.check_permission("write")
	return doc if doc.status == deciding.WAITS else go(paths.path_of(doc.doctype, doc.name))


def _accept(request: PortalRequest, _read: Read) -> str:
	name = request.parts["name"]
	try:
		proposed_change.accept(name)
	except AnsweredAlready:
		# Another tap, or a colleague, was faster: its page says who answered how.
		frappe.db.rollback()
		frappe.clear_messages()
	return paths.path_of(deciding.DOCTYPE, name)


def _shown(request: PortalRequest) -> dict[str, object]:
	return {"change": _compared(request.about)}


FORM = Form(
	f"{paths.STAFF}/proposed-change/<name>/accept",
	take=_accept,
	parts=(),
	words=lambda request: Words(
		title=_("Accept the change"),
		lead=_("It is written into the member's record as it stands here, all of it or nothing."),
		button=_("Accept"),
		back=paths.path_of(deciding.DOCTYPE, request.parts["name"]),
	),
	template="membership/accept_change.html",
	about=_proposal,
	shown=_shown,
	limits=[Limit("changes answered", 240, 3600, lambda request: frappe.session.user)],
	lock=lambda request: None,
	guard=paths.at_the_desk,
)
