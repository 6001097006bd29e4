import secrets

import frappe
from frappe import _
from frappe.utils import escape_html, today

from coalition.base.decided import DecidedRecord, by_somebody_else
from coalition.base.errors import EditingNotInState
from coalition.base.on_behalf import PORTAL, OnBehalf
from coalition.base.privacy.desk import offer
from coalition.membership import application_form, checks
from coalition.membership.admission import admit
from coalition.membership.charters import charter_in_force
from coalition.membership.check_result import FAIL, CheckResult
from coalition.membership.errors import (
	AdmissionCheckFailed,
	ClauseNotDeclared,
	NoCharterPublished,
	NotReachable,
)
from coalition.membership.identity import tidy_identity
from coalition.membership.messages import tell_applicant
from coalition.membership.problems import in_words

# Which field names the person who led an application into this status.
ACTORS = {
	"Submitted": "submitted_by",
	"Council Decision": "reviewed_by",
	"Approved": "decided_by",
	"Declined": "decided_by",
}
CONTACT_FIELDS = ("contact_phone", "contact_email", "about")
OUTCOMES = ("Approved", "Declined")
# What is declined is not checked: whatever the checks say, it can be.
CHECKED = ("Submitted", "Under Review", "Council Decision", "Approved")
# All that the council may still change: it decides on what it was shown.
COUNCIL_FIELDS = ("decision_reason",)


class MembershipApplication(OnBehalf, DecidedRecord):
	person_field = "contact_person"

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.membership.doctype.admission_check.admission_check import AdmissionCheck
		from coalition.membership.doctype.declared_clause.declared_clause import DeclaredClause

		about: DF.SmallText | None
		amended_from: DF.Link | None
		channel: DF.Literal[
			"", "In Person", "Phone Call", "Voice Note", "Written Message", "Paper", "Portal", "Not Recorded"
		]
		channel_note: DF.SmallText | None
		charter: DF.Link | None
		checks: DF.Table[AdmissionCheck]
		confirmed_by: DF.Link | None
		confirmed_on: DF.Datetime | None
		contact_email: DF.Data | None
		contact_person: DF.Data
		contact_phone: DF.Data | None
		decided_by: DF.Link | None
		decided_on: DF.Date | None
		decision_reason: DF.SmallText | None
		declared_clauses: DF.Table[DeclaredClause]
		entered_by: DF.Link | None
		given_on: DF.Date | None
		language: DF.Data | None
		member_organisation: DF.Link | None
		name_latin: DF.Data | None
		organisation_name: DF.Data
		person_account: DF.Link | None
		place: DF.Link
		reviewed_by: DF.Link | None
		sector: DF.Link
		status: DF.Literal["Draft", "Submitted", "Under Review", "Council Decision", "Approved", "Declined"]
		submission_key: DF.Data | None
		submitted_by: DF.Link | None
		workflow_state: DF.Link | None

	# end: auto-generated types
	def onload(self) -> None:
		super().onload()
		offer(self)

	def before_validate(self) -> None:
		tidy_identity(self)
		self.begin()

	def validate(self) -> None:
		self.keep_wording()
		self.note_origin()
		self.validate_contact()
		self.validate_declarations()
		self.validate_council_changes_nothing_else()
		self.note_who_acted()
		self.validate_two_people()
		self.note_checks()

	def on_update(self) -> None:
		tell_applicant(self)

	def on_submit(self) -> None:
		if self.status == "Approved":
			self.db_set("member_organisation", admit(self))

	def begin(self) -> None:
		"""A new application shows the charter in force; only the ticks are the applicant's."""
		if not self.is_new():
			return
		if self.flags.by_portal:
			self.channel, self.language = PORTAL, frappe.local.lang
		# Every applicant has a page of their own, also who has no part in the portal's form.
		self.submission_key = self.submission_key or secrets.token_urlsafe(24)
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
				_("Not declared yet: {0}. Tick this clause before the application is submitted.").format(
					missing[0]
				),
				ClauseNotDeclared,
			)

	def validate_council_changes_nothing_else(self) -> None:
		before = self.get_doc_before_save()
		if not before or before.status != "Council Decision":
			return
		changed = [
			field.label
			for field in self.meta.get("fields", {"read_only": 0, "hidden": 0, "fieldtype": ("!=", "Table")})
			if field.fieldname not in COUNCIL_FIELDS and self.has_value_changed(field.fieldname)
		]
		if changed:
			# texts: labels of the DocType.
			label = _(changed[0])
			frappe.throw(
				_("The council decides on what it was shown: {0} can no longer be changed.").format(label),
				EditingNotInState,
			)

	def note_who_acted(self) -> None:
		"""Remember who led it into this status, and everybody who had a hand in it before the council."""
		before = self.get_doc_before_save()
		# By the portal the system acts for its applicant.
		person = self.owner if self.flags.by_portal else frappe.session.user
		if not before or before.status != "Council Decision":
			self.handled_by = "\n".join(sorted({*self.handlers(), person}))
		if self.status in ACTORS and self.has_value_changed("status"):
			self.set(ACTORS[self.status], person)
			if self.status in OUTCOMES:
				self.decided_on = today()

	def handlers(self) -> list[str]:
		return (self.handled_by or "").splitlines()

	def validate_two_people(self) -> None:
		if self.has_value_changed("status") and self.status in OUTCOMES:
			by_somebody_else(self.decided_by, {self.owner, *self.handlers()})

	def note_checks(self) -> None:
		"""What the checks say, until the decision; one that fails stops an approval."""
		if self.status not in CHECKED:
			return
		results = checks.run(self)
		self.show_checks(results)
		reasons = [reason for result in results if result.outcome == FAIL for reason in result.reasons]
		if self.status == "Approved" and reasons:
			frappe.throw(
				_("A check stops the approval. {0}").format("<br>".join(map(escape_html, reasons))),
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
		problems = application_form.problems_of_contact({key: self.get(key) or "" for key in CONTACT_FIELDS})
		for fieldname, problem in problems.items():
			# texts: labels of the DocType.
			label = _(self.meta.get_label(fieldname))
			frappe.throw(_("{0}: {1}").format(label, in_words(problem)), NotReachable)


@frappe.whitelist(methods=["GET"])
def clauses_to_declare() -> list[dict]:
	"""What a new application shows: [{"clause", "is_mandatory"}]; empty without a published charter."""
	frappe.has_permission("Membership Application", "create", throw=True)
	charter = charter_in_force()
	return [
		{"clause": row.clause, "is_mandatory": row.is_mandatory}
		for row in (charter.clauses if charter else [])
	]
