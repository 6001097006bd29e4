"""What applicant and secretariat say to each other, and what is noted inside: kept as it was written."""

from contextlib import nullcontext

import frappe
from frappe import _
from frappe.core.doctype.file.utils import get_content_hash
from frappe.model.document import Document
from frappe.utils import now

from coalition.base.accounts.as_system import as_system
from coalition.base.mail import languages
from coalition.base.plurals import ngettext
from coalition.base.records.on_behalf import PORTAL
from coalition.membership.applying.uploads import files
from coalition.membership.review import messages, steps
from coalition.membership.review.errors import NothingWritten, NotTheirTurn
from coalition.membership.review.rights import MESSAGE

TO, FROM, NOTE = "To the Applicant", "From the Applicant", "Internal Note"
LONGEST = 4000


def ask(application: Document, text: str, form_key: str | None = None) -> None:
	"""Ask the applicant for more: the message is kept and sent, and the application waits for the answer.

	`form_key` as in `take_in`. Raises NothingWritten, and what the workflow says where it is not under
	review.
	"""
	keep(application, TO, text, sent_by=frappe.session.user, form_key=form_key)
	application.flags.asks = True
	steps.lead(application, steps.ASKED)


def tell(application: Document, text: str, form_key: str | None = None) -> None:
	"""Write to the applicant without asking anything; `form_key` as in `take_in`. Raises NothingWritten."""
	keep(application, TO, text, sent_by=frappe.session.user, form_key=form_key)
	messages.notify_of_message(application)


def note(application: Document, text: str, form_key: str | None = None) -> None:
	"""Keep a note that the applicant never reads; `form_key` as in `take_in`. Raises NothingWritten."""
	keep(application, NOTE, text, sent_by=frappe.session.user, form_key=form_key)


def take_in(
	application: Document, text: str, channel: str, person: str | None, form_key: str | None = None
) -> Document:
	"""Keep what the applicant said; where it was asked, the application goes back under review.

	`channel` says how it came; `person` entered it, nobody where it came by the applicant's link.
	`form_key` tells one showing of a form from the next (`is_kept`). Raises NothingWritten, NotTheirTurn.
	"""
	steps.require_open(application)
	_require_channel(channel, person)
	message = keep(application, FROM, text, channel=channel, sent_by=person, form_key=form_key)
	if not person:
		note_link(application)
	if application.status == steps.ASKED:
		_lead(application, steps.UNDER_REVIEW, person)
	return message


def _require_channel(channel: str, person: str | None) -> None:
	"""By the portal comes what nobody of the staff entered, and nothing else."""
	if not channel or (channel == PORTAL) != (not person):
		frappe.throw(_("Choose how it came: by a call, on paper, in person…"), NothingWritten)


def is_kept(application: str, form_key: str) -> bool:
	"""Whether what was written into this showing of a form was kept before: a tap, or a link, came twice."""
	written = {"application": application, "form_key": form_key}
	return bool(form_key) and bool(frappe.db.exists(MESSAGE, written))


def take_in_file(application: Document, name: str, content: bytes) -> None:
	"""Keep a file that the applicant sent on its own page: an answer as well, where one is waited for.

	Sent twice, after a dropped link say, it is kept once. Raises files.NotTaken, NotTheirTurn.
	"""
	steps.require_open(application)
	file_name, kept = files.prepare(name, content)
	known = _files_of(application.name)
	# By what is in it: the engine gives a second name where somebody else's file has the first.
	if get_content_hash(kept) in known:
		return
	if len(known) >= files.MOST:
		raise files.NotTaken(
			ngettext(
				"There is a file already. Write to the secretariat.",
				"There are {0} files already. Write to the secretariat.",
				files.MOST,
			)
		)
	message = take_in(application, file_name, PORTAL, None)
	files.attach_content(MESSAGE, message.name, file_name, kept)


def _files_of(application: str) -> list[str]:
	"""The digests of the files in a conversation."""
	messages = frappe.get_all(MESSAGE, filters={"application": application}, pluck="name")
	hung = {"attached_to_doctype": MESSAGE, "attached_to_name": ("in", messages)}
	# The system compares them; nothing of it is shown.
	return frappe.get_all("File", hung, pluck="content_hash")


def withdraw(application: Document, text: str, channel: str, person: str | None) -> None:
	"""The applicant withdraws; the same words as in `take_in`. Raises NothingWritten, NotTheirTurn."""
	steps.require_open(application)
	_require_channel(channel, person)
	if text.strip() or person:
		keep(application, FROM, text, channel=channel, sent_by=person)
	if not person:
		note_link(application)
	application.flags.withdraws = True
	_lead(application, steps.WITHDRAWN, person)


def _lead(application: Document, status: str, person: str | None) -> None:
	"""By the portal the system acts for its applicant, at the desk whoever enters what the applicant said."""
	application.flags.by_portal = not person
	with nullcontext() if person else as_system():
		steps.lead(application, status)


def note_link(application: Document) -> None:
	"""Tell on the timeline that this came by the applicant's link, and from whom where somebody is signed in.

	Whoever holds the link passes for the applicant: that is told, so that nobody takes it for more.
	"""
	application.note_part()
	with languages.in_language(languages.of_coalition()):
		application.add_comment("Info", _("By the applicant's link."))


def keep(application: Document, direction: str, text: str, **values: str | None) -> Document:
	"""Store one message, and that its writer had a part. Who calls this has seen to it that the user may.

	What those who decide note among themselves is their deciding. Raises NothingWritten, NotTheirTurn.
	"""
	if application.status == "Draft":
		frappe.throw(_("Hand the application in first: then there is somebody to write to."), NotTheirTurn)
	message = frappe.new_doc(MESSAGE)
	message.update({"application": application.name, "direction": direction, "text": readable(text)})
	message.update({"admitted_member": application.member_organisation, "sent_on": now(), **values})
	message.admitted_individual = application.individual_member
	message.flags.kept = True
	if not (direction == NOTE and application.status == application.before_the_body):
		application.note_part(values.get("sent_by"))
	# Nobody has the right to make one but through these functions.
	return message.insert(ignore_permissions=True)


def readable(text: str | None) -> str:
	"""The text without what surrounds it. Raises NothingWritten where it is empty or too long."""
	found = (text or "").strip()
	if not found:
		frappe.throw(_("Write a text first: it is empty."), NothingWritten)
	if len(found) > LONGEST:
		frappe.throw(_("This is too long: please shorten it."), NothingWritten)
	return found


def thread(application: str, with_notes: bool) -> list[frappe._dict]:
	"""The messages of an application, oldest first, with their files. Who may see them, the caller says."""
	filters = {"application": application}
	if not with_notes:
		filters["direction"] = ("!=", NOTE)
	fields = ["name", "direction", "text", "sent_by", "sent_on", "channel"]
	messages = frappe.get_all(MESSAGE, filters=filters, fields=fields, order_by="sent_on asc, creation asc")
	files = frappe.get_all(
		"File",
		filters={
			"attached_to_doctype": MESSAGE,
			"attached_to_name": ("in", [message.name for message in messages]),
		},
		fields=["attached_to_name", "file_name", "file_url"],
	)
	for message in messages:
		message.files = [file for file in files if file.attached_to_name == message.name]
	return messages
