import frappe
from frappe import _

from coalition.base.records.on_behalf import OnBehalf
from coalition.base.text.words import tidy
from coalition.membership.review import consultation
from coalition.membership.review.errors import OpinionOfAnother


class AdmissionOpinion(OnBehalf):
	person_field = "said_by"

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		admitted_individual: DF.Link | None
		admitted_member: DF.Link | None
		application: DF.Link
		channel: DF.Literal[
			"", "In Person", "Phone Call", "Voice Note", "Written Message", "Paper", "Portal", "Not Recorded"
		]
		channel_note: DF.SmallText | None
		confirmed_by: DF.Link | None
		confirmed_on: DF.Datetime | None
		entered_by: DF.Link | None
		given_by: DF.Link | None
		given_on: DF.Date | None
		member_organisation: DF.Link
		note: DF.SmallText | None
		opinion: DF.Literal["", "Vouches", "Supports", "Has Concerns", "Opposes"]
		person_account: DF.Link | None
		said_by: DF.Data | None
	# end: auto-generated types

	def before_validate(self) -> None:
		self.said_by = tidy(self.said_by)

	def validate(self) -> None:
		self.keep_what_a_delegate_said()
		self.note_origin()
		consultation.require_open(self.application, self.member_organisation)
		self.name_who_can_confirm()

	def on_update(self) -> None:
		"""Who enters an opinion at the desk had a part in the case; a delegate spoke for its member."""
		if self.entered_by:
			frappe.get_doc("Membership Application", self.application).note_part()

	def told(self) -> list[tuple[str, object]]:
		applicant = frappe.db.get_value("Membership Application", self.application, "organisation_name")
		# texts: options of the DocType.
		said = _(self.opinion)
		return [(_("Applicant"), applicant), (_("Opinion"), said), (_("Note"), self.note or "–")]

	def keep_what_a_delegate_said(self) -> None:
		"""Who enters opinions for others rewrites none that a delegate gave in the portal."""
		before = self.get_doc_before_save()
		if before and before.given_by and not self.flags.ignore_permissions:
			frappe.throw(
				_("The delegate gave this opinion in the portal: only the member itself changes it there."),
				OpinionOfAnother,
			)

	def name_who_can_confirm(self) -> None:
		"""Where one person alone acts for the member, it is this person who said it."""
		if self.is_new() and not self.given_by:
			acting = frappe.get_all(
				"Portal Account",
				filters={
					"holder_type": "Member Organisation",
					"holder": self.member_organisation,
					"state": "Active",
				},
				pluck="user",
			)
			self.person_account = acting[0] if len(acting) == 1 else None


def on_doctype_update() -> None:
	# A member has one opinion on an application, whoever gives or enters it at the same time.
	frappe.db.add_unique("Admission Opinion", ["application", "member_organisation"])
