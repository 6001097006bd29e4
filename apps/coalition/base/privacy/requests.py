"""A request that one person makes and another answers: written once, answered once, never changed or deleted.

Asking is the right to create such a record, answering the right to write it; an administrator gives both
as with any record. The answer comes by a function of ours: a save changes nothing.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.due_messages import colleagues
from coalition.base.errors import ReasonMissing, SamePersonTwice
from coalition.base.mail.asking_people import on_its_form
from coalition.base.mail.messages import Message
from coalition.base.privacy.errors import AlreadyAnswered, RequestStays
from coalition.base.privacy.sealing.reasons import says_something
from coalition.base.records import locking
from coalition.base.records.document import CoalitionDocument
from coalition.base.text.words import tidy

ASKED = "Asked"
SET_BY_THE_ANSWER = ("decided_by", "decided_on")


class TwoPersonRequest(CoalitionDocument):
	"""The base of such requests; `begin` sets what is the system's, whatever a client sent."""

	def before_validate(self) -> None:
		if not self.is_new():
			frappe.throw(
				_("A request stays as it was written. Make a new one where something else is needed."),
				RequestStays,
			)
		self.begin()

	def begin(self) -> None:
		frappe.has_permission(self.reference_doctype, "read", self.reference_name, throw=True)
		self.update(dict.fromkeys(SET_BY_THE_ANSWER))
		self.update(
			{
				"status": ASKED,
				"reason": tidy(self.reason),
				"asked_by": frappe.session.user,
				"asked_on": frappe.utils.now_datetime(),
			}
		)
		if not says_something(self.reason):
			frappe.throw(
				_("Write in a sentence what it is needed for: whoever answers and whoever checks reads it."),
				ReasonMissing,
			)

	def asks_people(self) -> Message | None:
		if self.status != ASKED:
			return None
		return on_its_form(self, _("A request waits for the answer of a second person. You find it here:"))

	def after_insert(self) -> None:
		colleagues.ask_second_person(self)

	def on_trash(self) -> None:
		frappe.throw(_("Who asked for what, and why, is never deleted."), RequestStays)


def to_answer(doctype: str, name: str) -> Document:
	"""The request, locked, for somebody else than who asked. Raises AlreadyAnswered, SamePersonTwice."""
	request = locking.locked(doctype, name)
	if request.status != ASKED:
		frappe.throw(_("This request has been answered already."), AlreadyAnswered)
	if frappe.session.user in (request.asked_by, request.owner):
		frappe.throw(_("You asked for this yourself: somebody else has to answer."), SamePersonTwice)
	return request


def answer(request: Document, status: str, **values: object) -> None:
	"""Store the answer, by whom and when."""
	by_whom = {"decided_by": frappe.session.user, "decided_on": frappe.utils.now_datetime()}
	request.db_set({"status": status, **by_whom, **values}, notify=True)
