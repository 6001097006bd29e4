from typing import ClassVar

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records.decisions import OF_A_DECISION, PreparedAndDecided
from coalition.base.records.on_behalf import OnBehalf
from coalition.base.text.words import tidy
from coalition.membership.review import appeals, own
from coalition.membership.review.conversation import readable
from coalition.membership.standing import foundation, policy


class AdmissionAppeal(OnBehalf, PreparedAndDecided):
	person_field = "appellant"
	actors: ClassVar = {"Upheld": "decided_by", "Rejected": "decided_by"}
	before_the_body = "Submitted"
	of_the_body = OF_A_DECISION | {"reason_for_applicant"}
	outcomes = ("Upheld", "Rejected")
	told_in: ClassVar = {"Rejected": "reason_for_applicant"}

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		admitted_individual: DF.Link | None
		admitted_member: DF.Link | None
		amended_from: DF.Link | None
		appealed_on: DF.Date | None
		appellant: DF.Data | None
		application: DF.Link
		channel: DF.Literal[
			"", "In Person", "Phone Call", "Voice Note", "Written Message", "Paper", "Portal", "Not Recorded"
		]
		channel_note: DF.SmallText | None
		confirmed_by: DF.Link | None
		confirmed_on: DF.Datetime | None
		decided_by: DF.Link | None
		decided_in: DF.Literal["", "Council", "General Assembly"]
		decided_on: DF.Date | None
		decision_date: DF.Date | None
		decision_reason: DF.SmallText | None
		decision_reference: DF.Data | None
		entered_by: DF.Link | None
		given_on: DF.Date | None
		handled_by: DF.SmallText | None
		new_application: DF.Link | None
		organisation_name: DF.Data | None
		person_account: DF.Link | None
		reason_for_applicant: DF.SmallText | None
		status: DF.Literal["Submitted", "Upheld", "Rejected"]
		text: DF.SmallText
		workflow_state: DF.Link | None
	# end: auto-generated types

	def before_validate(self) -> None:
		self.decision_reference, self.appellant = tidy(self.decision_reference), tidy(self.appellant)
		if self.is_new():
			self.begin()

	def validate(self) -> None:
		self.note_origin()
		self.text = readable(self.text)
		self.validate_body_changes_nothing_else()
		self.note_who_acted()
		self.validate_two_people()
		self.validate_others_are_told()

	def on_update(self) -> None:
		if self.has_value_changed("status"):
			appeals.notify_applicant(self)

	def on_submit(self) -> None:
		if self.status == "Upheld":
			self.db_set("new_application", appeals.begin_anew(self))

	def begin(self) -> None:
		appeals.require_possible(self.application)
		self.appealed_on = getdate()
		self.organisation_name = frappe.db.get_value(
			"Membership Application", self.application, "organisation_name"
		)

	def handed_in_by(self) -> set[str | None]:
		"""Nobody who had a part in the application, or in the decision on it, decides on the appeal."""
		first = self.first_application()
		return {*super().handed_in_by(), *first.handed_in_by(), first.decided_by}

	def validate_two_people(self) -> None:
		super().validate_two_people()
		if self.status in self.outcomes and self.has_value_changed("status"):
			foundation.check(self, policy.who_decides_appeals())
			own.refuse_own(self.first_application(), self.decided_by)

	def first_application(self) -> Document:
		return frappe.get_doc("Membership Application", self.application)
