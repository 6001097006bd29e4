import frappe
from frappe import _
from frappe.utils import today

from coalition.base.decided import DecidedRecord, by_somebody_else
from coalition.base.errors import EditingNotInState
from coalition.base.words import tidy
from coalition.membership import log
from coalition.membership.facts import WITH_AN_END, Kind
from coalition.membership.projection import refresh
from coalition.membership.reading import INDEX, WITHHOLDS

# Which field names the person who led a change into this status.
ACTORS = {"Submitted": "asked_by", "Decision": "put_by", "Approved": "decided_by", "Declined": "decided_by"}
OUTCOMES = ("Approved", "Declined")
# All that the body may still change: it decides on what it was shown, and from when.
DECISION_FIELDS = {
	*("effective_from", "effective_to"),
	*("decided_in", "decision_reference", "decision_date", "decision_reason"),
}


class MembershipStandingChange(DecidedRecord):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amended_from: DF.Link | None
		asked_by: DF.Link | None
		decided_by: DF.Link | None
		decided_in: DF.Literal["", "Council", "General Assembly"]
		decided_on: DF.Date | None
		decision_date: DF.Date | None
		decision_reason: DF.SmallText | None
		decision_reference: DF.Data | None
		declaration: DF.Link | None
		effective_from: DF.Date | None
		effective_to: DF.Date | None
		handled_by: DF.SmallText | None
		kind: DF.Literal[
			"",
			"Suspension",
			"Limitation",
			"Reinstatement",
			"Lapse",
			"Withdrawal",
			"Expulsion",
			"Readmission",
			"Annulment",
		]
		member_organisation: DF.Link
		put_by: DF.Link | None
		reason: DF.SmallText | None
		status: DF.Literal["Draft", "Submitted", "Decision", "Approved", "Declined", "Settled"]
		supersedes: DF.Link | None
		withholds_be_endorsed: DF.Check
		withholds_be_hosted: DF.Check
		withholds_book: DF.Check
		withholds_host: DF.Check
		withholds_speak: DF.Check
		withholds_stand: DF.Check
		withholds_vote: DF.Check
		withholds_vote_on_procedure: DF.Check
		workflow_state: DF.Link | None

	# end: auto-generated types
	def before_validate(self) -> None:
		self.decision_reference = tidy(self.decision_reference)

	def validate(self) -> None:
		self.keep_what_a_matter_is()
		self.drop_what_the_kind_has_not()
		self.validate_body_changes_nothing_else()
		self.note_who_acted()
		self.validate_two_people()
		log.check_as_asked(self)

	def before_submit(self) -> None:
		if self.status == "Approved":
			log.check_as_decided(self)

	def on_submit(self) -> None:
		refresh(self.member_organisation)

	def keep_what_a_matter_is(self) -> None:
		"""The system asked for a decision on a lapse: that is not turned into something else."""
		before = self.get_doc_before_save()
		if before and before.declaration:
			self.kind = before.kind

	def drop_what_the_kind_has_not(self) -> None:
		"""What is hidden in the form is not decided either."""
		if self.kind not in {kind.value for kind in WITH_AN_END}:
			self.effective_to = None
		if self.kind != Kind.LIMITATION.value:
			self.update(dict.fromkeys(WITHHOLDS, 0))

	def validate_body_changes_nothing_else(self) -> None:
		before = self.get_doc_before_save()
		if not before or before.status != "Decision":
			return
		asked = self.meta.get("fields", {"read_only": 0, "hidden": 0})
		for field in asked:
			if field.fieldname not in DECISION_FIELDS and self.has_value_changed(field.fieldname):
				# texts: labels of the DocType.
				label = _(field.label)
				frappe.throw(
					_("The body decides on what it was shown: {0} can no longer be changed.").format(label),
					EditingNotInState,
				)

	def note_who_acted(self) -> None:
		"""Remember who led it into this status, and everybody who had a hand in it before the body."""
		before, person = self.get_doc_before_save(), frappe.session.user
		is_opened_by_the_system = not before and self.declaration
		if not is_opened_by_the_system and (not before or before.status != "Decision"):
			self.handled_by = "\n".join(sorted({*self.handlers(), person}))
		if self.status in ACTORS and self.has_value_changed("status"):
			self.set(ACTORS[self.status], person)
			if self.status in OUTCOMES:
				self.decided_on = today()

	def handlers(self) -> list[str]:
		return (self.handled_by or "").splitlines()

	def validate_two_people(self) -> None:
		if self.has_value_changed("status") and self.status in OUTCOMES:
			owner = None if self.declaration else self.owner
			by_somebody_else(self.decided_by, {owner, *self.handlers()})


def on_doctype_update() -> None:
	frappe.db.add_index("Membership Standing Change", ["member_organisation", "docstatus"], INDEX)
