import frappe
from frappe import _
from frappe.utils import getdate

from coalition.base.records import locking
from coalition.base.records.on_behalf import BY_THE_SYSTEM, OnBehalf
from coalition.base.text.formatting import long_date
from coalition.membership.charters.in_force import charter_of_day
from coalition.membership.errors import CharterNotPublished, CharterSuperseded, DeclaredOnAnotherDay
from coalition.membership.kinds import member_of
from coalition.membership.people import member_accounts
from coalition.membership.standing.projection import refresh
from coalition.membership.standing.standing import last_day


class CharterDeclaration(OnBehalf):
	person_field = "signatory"

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.membership.doctype.declared_clause.declared_clause import DeclaredClause

		amended_from: DF.Link | None
		channel: DF.Literal[
			"", "In Person", "Phone Call", "Voice Note", "Written Message", "Paper", "Portal", "Not Recorded"
		]
		channel_note: DF.SmallText | None
		charter: DF.Link
		confirmed_by: DF.Link | None
		confirmed_on: DF.Datetime | None
		declared_clauses: DF.Table[DeclaredClause]
		declared_on: DF.Date
		denial: DF.SmallText | None
		denied_on: DF.Datetime | None
		entered_by: DF.Link | None
		given_on: DF.Date | None
		individual_member: DF.Link | None
		member_organisation: DF.Link | None
		paper: DF.Attach | None
		person_account: DF.Link | None
		reminded_at: DF.Literal["", "30", "7", "0"]
		reminded_on: DF.Date | None
		signatory: DF.Data | None
		told_on: DF.Date | None
		valid_until: DF.Date | None
		waits_to_be_told: DF.Check

	# end: auto-generated types
	def validate(self) -> None:
		self.note_origin()
		member_of(self)
		self.name_who_confirms()
		charter = frappe.get_cached_doc("Membership Charter", self.charter)
		if not charter.docstatus.is_submitted():
			frappe.throw(_("A draft cannot be declared: choose a published charter."), CharterNotPublished)
		self.validate_day()
		self.validate_version()
		self.valid_until = last_day(getdate(self.declared_on), charter.holds_for_months)

	def name_who_confirms(self) -> None:
		"""Whoever signs for the member says later whether what others entered for it is so."""
		if not self.person_account and self.channel not in BY_THE_SYSTEM:
			kind, member = member_of(self)
			self.person_account = member_accounts.account_that_confirms(kind.doctype, member)

	def told(self) -> list[tuple[str, object]]:
		language = frappe.local.lang
		return [
			(_("Charter"), frappe.db.get_value("Membership Charter", self.charter, "title")),
			(_("Declared on"), long_date(self.declared_on, language)),
			(_("Signatory"), self.signatory or "–"),
			(_("Note on How It Came"), self.channel_note or "–"),
		]

	def validate_day(self) -> None:
		kind, member = member_of(self)
		# Locked before anything of this is written: its standing follows.
		stored = (kind.doctype, member, "member_since")
		joined = self.flags.joined_on or locking.locked_value(*stored)
		if not joined <= getdate(self.declared_on) <= getdate():
			frappe.throw(
				_("A declaration is dated from the day on which the member joined until today."),
				DeclaredOnAnotherDay,
			)

	def validate_version(self) -> None:
		"""Code that vouched for itself records what was declared to whom it was shown: an applicant, say."""
		if self.flags.ignore_permissions:
			return
		newest = charter_of_day(getdate(self.declared_on))
		if newest in (None, self.charter):
			return
		if frappe.db.get_value("Membership Charter", newest, "version") > self.version_declared():
			frappe.throw(
				_("A newer version of the charter was published before that day: declare that one."),
				CharterSuperseded,
			)

	def version_declared(self) -> int:
		return frappe.db.get_value("Membership Charter", self.charter, "version")

	def on_submit(self) -> None:
		if not self.flags.standing_follows:
			self.refresh_standing()

	def on_cancel(self) -> None:
		self.refresh_standing()

	def refresh_standing(self) -> None:
		kind, member = member_of(self)
		refresh(member, kind=kind)
