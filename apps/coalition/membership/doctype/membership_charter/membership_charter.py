import frappe
from frappe import _
from frappe.utils import getdate, today

from coalition.base.mail.messages import Message
from coalition.base.records.decisions import DecidedRecord
from coalition.base.text.bidi import fill
from coalition.membership.charters.reminders import PAGE, ask_members, asked_by, declare_here, is_newest
from coalition.membership.errors import DeclaredOnAnotherDay, VersionTaken

# The engine makes a single whole number unique in no form that can be customised afterwards.
INDEX = "one_of_each_version"


class MembershipCharter(DecidedRecord):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.membership.doctype.charter_clause.charter_clause import CharterClause

		amended_from: DF.Link | None
		clauses: DF.Table[CharterClause]
		declare_again_by: DF.Date | None
		holds_for_months: DF.Int
		published_on: DF.Date | None
		title: DF.Data
		version: DF.Int

	# end: auto-generated types
	"""Submitting publishes it; what members declared never changes afterwards."""

	def before_validate(self) -> None:
		self.version = self.version or _next_version()

	def validate(self) -> None:
		self.validate_version()

	def before_submit(self) -> None:
		# What earlier declarations give today they give until the day is over: nobody's standing changes now.
		if self.declare_again_by and getdate(self.declare_again_by) < getdate():
			frappe.throw(
				_("Members cannot declare again by a day that is over: give them time."), DeclaredOnAnotherDay
			)
		self.published_on = today()

	def on_submit(self) -> None:
		ask_members(self)

	def asks_people(self) -> Message | None:
		"""Members are asked to declare it."""
		return declare_here(PAGE, asked_by(self)) if is_newest(self) else None

	def validate_version(self) -> None:
		"""Of two at once the index stops the second one. Raises VersionTaken."""
		if frappe.db.exists(self.doctype, {"version": self.version, "name": ("!=", self.name)}):
			frappe.throw(
				fill(
					_("Version {0} of the charter is there already. The next one is {1}."),
					self.version,
					_next_version(),
				),
				VersionTaken,
			)


def _next_version() -> int:
	# Numbers are the same for all, whoever asks.
	newest = frappe.get_all("Membership Charter", order_by="version desc", limit=1, pluck="version")
	return max(newest, default=0) + 1


def on_doctype_update() -> None:
	frappe.db.add_unique("Membership Charter", ["version", "docstatus"], INDEX)
