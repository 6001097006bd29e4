import frappe

from coalition.base.document import CoalitionDocument
from coalition.base.privacy.consents import keep_consents
from coalition.base.privacy.desk import offer
from coalition.base.privacy.seal import keep_sealed
from coalition.membership.identity import tidy_identity
from coalition.membership.projection import of_new_member
from coalition.membership.story import story_of


class MemberOrganisation(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.base.doctype.field_consent.field_consent import FieldConsent

		application: DF.Link | None
		consents: DF.Table[FieldConsent]
		contact_email: DF.Data | None
		contact_person: DF.Data | None
		contact_phone: DF.Data | None
		is_protected: DF.Check
		member_since: DF.Date
		name_latin: DF.Data | None
		organisation_name: DF.Data
		place: DF.Link
		sector: DF.Link
		standing: DF.Literal[
			"Registered Only",
			"Active",
			"In Grace",
			"Matter Open",
			"Vote Resting",
			"Suspended",
			"Withdrawn",
			"Expelled",
			"Not Yet a Member",
		]
		standing_since: DF.Date | None

	# end: auto-generated types
	def onload(self) -> None:
		offer(self)

	def before_validate(self) -> None:
		tidy_identity(self)

	def validate(self) -> None:
		keep_sealed(self)
		keep_consents(self)
		self.keep_standing()

	def keep_standing(self) -> None:
		"""Whatever a client sends, the projection alone writes it."""
		before = self.get_doc_before_save()
		stored = (before.standing, before.standing_since) if before else of_new_member(self.member_since)
		self.standing, self.standing_since = stored


@frappe.whitelist(methods=["GET"])
def standing_story(name: str) -> dict:
	"""Standing, entitlements and their reasons, for whoever may read the member: see story.story_of."""
	frappe.get_doc("Member Organisation", name).check_permission("read")
	return story_of(name)
