from typing import ClassVar

import frappe

from coalition.base.records.decisions import OF_A_DECISION, PreparedAndDecided
from coalition.base.text.words import tidy
from coalition.membership.kinds import KINDS, member_of
from coalition.membership.review import own
from coalition.membership.standing import log
from coalition.membership.standing.facts import WITH_AN_END, Kind
from coalition.membership.standing.projection import refresh
from coalition.membership.standing.reading import WITHHOLDS
from coalition.membership.standing.standing_messages import notify_member


class MembershipStandingChange(PreparedAndDecided):
	actors: ClassVar = {
		"Submitted": "asked_by",
		"Decision": "put_by",
		"Approved": "decided_by",
		"Declined": "decided_by",
	}
	before_the_body = "Decision"
	# It decides from when as well.
	of_the_body = OF_A_DECISION | {"effective_from", "effective_to"}

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
		individual_member: DF.Link | None
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
		member_organisation: DF.Link | None
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
		if self.status == "Approved":
			notify_member(self)
		kind, member = member_of(self)
		refresh(member, kind=kind)

	def validate_two_people(self) -> None:
		super().validate_two_people()
		if self.has_value_changed("status") and self.status in self.outcomes:
			kind, member = member_of(self)
			own.refuse_own_member(kind.doctype, member, self.decided_by)

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

	def is_act_of_the_system(self) -> bool:
		"""A matter that a lapsed declaration opened."""
		return bool(not self.get_doc_before_save() and self.declaration)

	def handed_in_by(self) -> set[str | None]:
		return set(self.handlers()) if self.declaration else super().handed_in_by()


def on_doctype_update() -> None:
	for kind in KINDS.values():
		frappe.db.add_index("Membership Standing Change", [kind.link, "docstatus"], kind.index)
