import frappe
from frappe import _

from coalition.base.errors import WrittenByTheSystem
from coalition.base.records.document import CoalitionDocument


class ApplicantMessage(CoalitionDocument):
	"""What was written to an applicant, by it, or about it; membership/review/conversation.py keeps it."""

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
		direction: DF.Literal["To the Applicant", "From the Applicant", "Internal Note"]
		form_key: DF.Data | None
		sent_by: DF.Link | None
		sent_on: DF.Datetime | None
		text: DF.SmallText
	# end: auto-generated types

	def before_validate(self) -> None:
		if not (self.is_new() and self.flags.kept):
			self.refuse()

	def before_rename(self, *names: object) -> None:
		self.refuse()

	def on_trash(self) -> None:
		self.refuse()

	def refuse(self) -> None:
		"""Whoever asks, the Administrator too."""
		frappe.throw(
			_("A conversation stays as it was: write another message, on the form of the application."),
			WrittenByTheSystem,
		)
