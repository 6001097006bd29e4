from typing import ClassVar

import frappe
from frappe import _
from frappe.utils import escape_html

from coalition.base.privacy.desk import offer
from coalition.base.records.decisions import OF_A_DECISION, OUTCOMES, PreparedAndDecided
from coalition.base.records.on_behalf import PORTAL, OnBehalf
from coalition.base.text import link_keys
from coalition.base.text.bidi import fill
from coalition.membership.admission import checks
from coalition.membership.admission.admitting import admit, becomes
from coalition.membership.admission.check_result import FAIL, CheckResult
from coalition.membership.applying.checking import problems_of_contact
from coalition.membership.charters.in_force import charter_in_force
from coalition.membership.errors import (
	AdmissionCheckFailed,
	ClauseNotDeclared,
	NoCharterPublished,
	NotReachable,
)
from coalition.membership.people import people_records
from coalition.membership.problems import in_words
from coalition.membership.profile.identity import tidy_names
from coalition.membership.profile.reading import read_profile
from coalition.membership.review import consultation, own, steps
from coalition.membership.review.consultation_messages import ask_delegates
from coalition.membership.review.messages import notify_applicant

CONTACT_FIELDS = ("contact_phone", "contact_email", "about")
# What is declined is not checked: whatever the checks say, it can be.
CHECKED = (*steps.OPEN, "Approved")


class MembershipApplication(OnBehalf, PreparedAndDecided):
	person_field = "contact_person"
	actors: ClassVar = {
		"Submitted": "submitted_by",
		"Council Decision": "reviewed_by",
		"Approved": "decided_by",
		"Declined": "decided_by",
	}
	before_the_body = "Council Decision"
	of_the_body = OF_A_DECISION | {"reason_for_applicant"}
	told_in: ClassVar = {"Declined": "reason_for_applicant"}

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.membership.doctype.admission_check.admission_check import AdmissionCheck
		from coalition.membership.doctype.application_step.application_step import ApplicationStep
		from coalition.membership.doctype.cooperation_point.cooperation_point import CooperationPoint
		from coalition.membership.doctype.declared_clause.declared_clause import DeclaredClause
		from coalition.membership.doctype.member_person.member_person import MemberPerson
		from coalition.membership.doctype.organisation_registration.organisation_registration import (
			OrganisationRegistration,
		)
		from coalition.membership.doctype.past_work.past_work import PastWork
		from coalition.membership.doctype.work_place.work_place import WorkPlace
		from coalition.membership.doctype.work_sector.work_sector import WorkSector

		about: DF.SmallText | None
		amended_from: DF.Link | None
		appeal_of: DF.Link | None
		branch: DF.Link | None
		brings: DF.SmallText | None
		budget_band: DF.Literal[
			"",
			"No Budget",
			"Up to 10,000",
			"10,000 to 100,000",
			"100,000 to 1,000,000",
			"More than 1,000,000",
		]
		channel: DF.Literal[
			"", "In Person", "Phone Call", "Voice Note", "Written Message", "Paper", "Portal", "Not Recorded"
		]
		channel_note: DF.SmallText | None
		charter: DF.Link | None
		checks: DF.Table[AdmissionCheck]
		confirmed_by: DF.Link | None
		confirmed_on: DF.Datetime | None
		consulted_until: DF.Date | None
		contact_email: DF.Data | None
		contact_person: DF.Data
		contact_phone: DF.Data | None
		cooperation: DF.Table[CooperationPoint]
		decided_by: DF.Link | None
		decided_in: DF.Literal["", "Council", "General Assembly"]
		decided_on: DF.Date | None
		decides_inside: DF.SmallText | None
		decision_date: DF.Date | None
		decision_reason: DF.SmallText | None
		decision_reference: DF.Data | None
		declared_clauses: DF.Table[DeclaredClause]
		entered_by: DF.Link | None
		founded_in: DF.Int
		given_on: DF.Date | None
		handled_by: DF.SmallText | None
		hopes: DF.SmallText | None
		individual_member: DF.Link | None
		kind: DF.Literal["Organisation", "Initiative", "Individual"]
		language: DF.Data | None
		limits_in_deciding: DF.SmallText | None
		member_organisation: DF.Link | None
		name_latin: DF.Data | None
		no_concessions: DF.SmallText | None
		organisation_name: DF.Data
		past_work: DF.Table[PastWork]
		people: DF.Table[MemberPerson]
		people_band: DF.Literal["", "1 to 5", "6 to 20", "21 to 50", "51 to 200", "More than 200"]
		person_account: DF.Link | None
		place: DF.Link
		program_key: DF.Link | None
		program_may_follow: DF.Check
		reason_for_applicant: DF.SmallText | None
		registrations: DF.Table[OrganisationRegistration]
		reviewed_by: DF.Link | None
		sector: DF.Link
		status: DF.Literal[
			"Draft",
			"Submitted",
			"Under Review",
			"Information Asked",
			"Members Consulted",
			"Council Decision",
			"Approved",
			"Declined",
			"Withdrawn",
		]
		steps: DF.Table[ApplicationStep]
		submission_key: DF.Data | None
		submitted_by: DF.Link | None
		website: DF.Data | None
		work_places: DF.TableMultiSelect[WorkPlace]
		work_sectors: DF.TableMultiSelect[WorkSector]
		workflow_state: DF.Link | None

	# end: auto-generated types
	years = ("founded_in",)

	def onload(self) -> None:
		super().onload()
		offer(self)

	def before_validate(self) -> None:
		tidy_names(self)
		read_profile(self)
		self.begin()

	def validate(self) -> None:
		self.keep_wording()
		self.note_origin()
		self.validate_contact()
		people_records.check_times(self)
		self.validate_declarations()
		self.validate_body_changes_nothing_else()
		self.note_who_acted()
		self.validate_two_people()
		self.validate_others_are_told()
		steps.keep(self)
		self.note_checks()

	def on_update(self) -> None:
		notify_applicant(self)
		if self.status == steps.CONSULTED and self.has_value_changed("status"):
			ask_delegates(self, consultation.heard_today())

	def on_submit(self) -> None:
		if self.status == "Approved":
			self.db_set(becomes(self).link, admit(self))

	def begin(self) -> None:
		if not self.is_new():
			return
		if self.flags.by_portal:
			self.channel, self.language = PORTAL, frappe.local.lang
		# Every applicant has a page of their own, also who has no part in the portal's form.
		self.submission_key = self.submission_key or link_keys.new_key()
		if not self.flags.carried:
			self.show_charter()

	def show_charter(self) -> None:
		"""A new application shows the charter in force; only the ticks are the applicant's."""
		charter = charter_in_force()
		if not charter:
			frappe.throw(_("No membership charter is published yet. Publish one first."), NoCharterPublished)
		declared = {row.clause for row in self.declared_clauses if row.is_declared}
		self.charter = charter.name
		self.set("declared_clauses", [])
		for row in charter.clauses:
			self.append(
				"declared_clauses",
				{
					"clause": row.clause,
					"is_mandatory": row.is_mandatory,
					"is_declared": int(row.clause in declared),
				},
			)

	def keep_wording(self) -> None:
		"""The wording stays; once the application is submitted, so does what was declared."""
		before = self.get_doc_before_save()
		if not before:
			return
		source = self if before.status == "Draft" else before
		declared = {row.clause for row in source.declared_clauses if row.is_declared}
		self.set("declared_clauses", [])
		for row in before.declared_clauses:
			kept = {**row.as_dict(), "is_declared": int(row.clause in declared)}
			self.append("declared_clauses", kept)

	def validate_declarations(self) -> None:
		if self.status == "Draft":
			return
		missing = [row.clause for row in self.declared_clauses if row.is_mandatory and not row.is_declared]
		if missing:
			frappe.throw(
				fill(
					_("Not declared yet: {0}. Tick this clause before the application is submitted."),
					missing[0],
				),
				ClauseNotDeclared,
			)

	def who_acts(self) -> str:
		"""By the portal, by a program, and after an appeal, the system acts for its applicant."""
		flags = self.flags
		by_applicant = flags.by_portal or flags.by_program or flags.carried
		return self.owner if by_applicant else super().who_acts()

	def validate_two_people(self) -> None:
		super().validate_two_people()
		if self.has_value_changed("status") and self.status in OUTCOMES:
			own.refuse_own(self, self.decided_by)

	def note_checks(self) -> None:
		"""What the checks say, until the decision; one that fails stops an approval."""
		if self.status not in CHECKED:
			return
		results = checks.run(self)
		self.show_checks(results)
		reasons = [reason for result in results if result.outcome == FAIL for reason in result.reasons]
		if self.status == "Approved" and reasons:
			frappe.throw(
				fill(_("A check stops the approval. {0}"), "<br>".join(map(escape_html, reasons))),
				AdmissionCheckFailed,
			)

	def show_checks(self, results: list[CheckResult]) -> None:
		found = [(result.title, result.outcome, "\n".join(result.reasons)) for result in results]
		# The same rows made anew would be a change to whoever reads the history.
		if found != [(row.check_title, row.outcome, row.reason or "") for row in self.checks]:
			self.set("checks", [])
			for row in found:
				self.append("checks", dict(zip(("check_title", "outcome", "reason"), row, strict=True)))

	def validate_contact(self) -> None:
		"""The same rules as in the portal's form, and in the same words."""
		problems = problems_of_contact({key: self.get(key) or "" for key in CONTACT_FIELDS})
		for fieldname, problem in problems.items():
			# texts: labels of the DocType.
			label = _(self.meta.get_label(fieldname))
			frappe.throw(fill(_("{0}: {1}"), label, in_words(problem)), NotReachable)


@frappe.whitelist(methods=["GET"])
def clauses_to_declare() -> list[dict]:
	"""What a new application shows: [{"clause", "is_mandatory"}]; empty without a published charter."""
	frappe.has_permission("Membership Application", "create", throw=True)
	charter = charter_in_force()
	return [
		{"clause": row.clause, "is_mandatory": row.is_mandatory}
		for row in (charter.clauses if charter else [])
	]
