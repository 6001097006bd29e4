"""Records of what was decided, and that those who prepare a decision are not those who take it."""

from typing import ClassVar

import frappe
from frappe import _
from frappe.model import data_fieldtypes, table_fields
from frappe.model.base_document import get_controller
from frappe.model.document import Document
from frappe.utils import today

from coalition.base.due_messages import colleagues
from coalition.base.errors import DecidedForGood, EditingNotInState, ReasonMissing, SamePersonTwice
from coalition.base.mail.asking_people import on_its_form
from coalition.base.mail.messages import Message
from coalition.base.records import locking
from coalition.base.records.document import CoalitionDocument
from coalition.base.text.bidi import fill
from coalition.base.text.words import tidy

OUTCOMES = ("Approved", "Declined")
# What a decision says besides its outcome.
OF_A_DECISION = frozenset({"decided_in", "decision_reference", "decision_date", "decision_reason"})
# Who is nobody: an applicant on the portal has no account.
NOBODY = ("Guest",)


class DecidedRecord(CoalitionDocument):
	"""A submittable record that, once decided, is never cancelled (invariant 6).

	Nor is it deleted: the engine deletes no submitted record.
	"""

	def before_cancel(self) -> None:
		frappe.throw(
			fill(_("{0} is decided and stays as it is. A new decision can supersede it."), self.name),
			DecidedForGood,
		)


class PreparedAndDecided(DecidedRecord):
	"""A record that some prepare and others decide, each step noted with who took it (invariant 5).

	It has the fields `status`, `handled_by`, `decided_by`, `decided_on`, and those that `actors` names.
	"""

	# Status -> the field that names the person who led the record into it.
	actors: dict[str, str]
	# The status in which it lies before those who decide, and all that they may still change.
	before_the_body: str
	of_the_body: frozenset[str] = OF_A_DECISION
	# What those who decide lead it into.
	outcomes: tuple[str, ...] = OUTCOMES
	# Status -> the field that tells those about whom it was decided why: no such decision goes without.
	told_in: ClassVar[dict[str, str]] = {}

	def asks_people(self) -> Message | None:
		if self.status != self.before_the_body:
			return None
		return on_its_form(
			self, _("Something waits for the decision of those who decide on it. You find it here:")
		)

	def run_post_save_methods(self) -> None:
		super().run_post_save_methods()
		if self.status == self.before_the_body and self.has_value_changed("status"):
			colleagues.ask_deciders(self)

	def validate_body_changes_nothing_else(self) -> None:
		"""Those who decide do so on what they were shown. Raises EditingNotInState."""
		before = self.get_doc_before_save()
		if not before or before.status != self.before_the_body:
			return
		for field in self.meta.get("fields", {"read_only": 0, "hidden": 0}):
			if field.fieldname not in self.of_the_body and has_changed(self, field.fieldname):
				# texts: labels of DocTypes.
				label = _(field.label)
				frappe.throw(
					fill(_("The body decides on what it was shown: {0} can no longer be changed."), label),
					EditingNotInState,
				)

	def validate_others_are_told(self) -> None:
		"""Raises ReasonMissing where a decision says nothing to those who are to read why."""
		field = self.told_in.get(self.status)
		if not field or not self.has_value_changed("status") or tidy(self.get(field)):
			return
		# texts: labels of DocTypes.
		label = _(self.meta.get_label(field))
		frappe.throw(
			fill(_("Fill in «{0}» first: they read there why it was decided so."), label), ReasonMissing
		)

	def note_who_acted(self) -> None:
		"""Remember who led it into this status, and everybody who had a hand in it before the body."""
		before, person = self.get_doc_before_save(), self.who_acts()
		if not (before and before.status == self.before_the_body) and not self.is_act_of_the_system():
			self.handled_by = self._with(person)
		if self.status in self.actors and self.has_value_changed("status"):
			self.set(self.actors[self.status], person)
			if self.status in self.outcomes:
				self.decided_on = today()

	def who_acts(self) -> str:
		return frappe.session.user

	def is_act_of_the_system(self) -> bool:
		return False

	def note_part(self, person: str | None = None) -> None:
		"""Store that somebody (this user where none is named) had a part in this, but not by saving it.

		What is done by a function, on a record of its own, or by a link leaves the record itself as it was.
		"""
		person = person or frappe.session.user
		if person in NOBODY:
			return
		# Two at once wait here for each other; the record may be decided already, and appealed against.
		stored = locking.locked_value(self.doctype, self.name, "handled_by")
		self.handled_by = stored
		self.handled_by = self._with(person)
		frappe.db.set_value(self.doctype, self.name, "handled_by", self.handled_by, update_modified=False)

	def _with(self, person: str) -> str:
		return "\n".join(sorted({*self.handlers(), person}))

	def handlers(self) -> list[str]:
		return (self.handled_by or "").splitlines()

	def validate_two_people(self) -> None:
		"""Raises SamePersonTwice where who decides had a hand in what is decided."""
		if self.has_value_changed("status") and self.status in self.outcomes:
			by_somebody_else(self.decided_by, self.handed_in_by())

	def handed_in_by(self) -> set[str | None]:
		return {self.owner, *self.handlers()}


def has_changed(doc: Document, fieldname: str) -> bool:
	"""Whether a field or a table differs from what is stored.

	The engine takes an emptied date for today, and any two tables for different.
	"""
	before = doc.get_doc_before_save()
	if not before:
		return True
	if doc.meta.get_field(fieldname).fieldtype in table_fields:
		return _rows(doc, fieldname) != _rows(before, fieldname)
	if not doc.get(fieldname):
		return bool(before.get(fieldname))
	return doc.has_value_changed(fieldname)


def _rows(doc: Document, table: str) -> list[list[str]]:
	return [[str(row.get(name) or "") for name in _columns(row)] for row in doc.get(table)]


def _columns(row: Document) -> list[str]:
	return [field.fieldname for field in row.meta.fields if field.fieldtype in data_fieldtypes]


def by_somebody_else(person: str | None, others: set[str | None]) -> None:
	"""Raise SamePersonTwice where this user is among the others (invariant 5)."""
	if person and person in others:
		frappe.throw(
			_("You had a part in preparing this: somebody else has to enter the decision."), SamePersonTwice
		)


def note_papers(file: Document, method: str | None = None) -> None:
	"""Whoever adds a paper to a case, or takes one away, has a part in it. For `doc_events` of File.

	What our own code attaches, a letter say, it vouches for.
	"""
	kind = file.attached_to_doctype
	if file.flags.ignore_permissions or not (kind and frappe.db.exists("DocType", kind, cache=True)):
		return
	if not issubclass(get_controller(kind), PreparedAndDecided):
		return
	if frappe.db.exists(kind, file.attached_to_name):
		case = frappe.get_doc(kind, file.attached_to_name)
		if case.status not in case.outcomes:
			case.note_part()
