from coalition.base.privacy.consents import keep_consents
from coalition.base.privacy.desk import offer
from coalition.base.privacy.sealing.seal import keep_sealed
from coalition.base.records.document import CoalitionDocument
from coalition.membership.directory.named_members import index_shown
from coalition.membership.kinds import INDIVIDUALS
from coalition.membership.profile.identity import keep_agreed_number, tidy_names
from coalition.membership.profile.reading import read_profile
from coalition.membership.standing.projection import keep_standing


class IndividualMember(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.base.doctype.field_consent.field_consent import FieldConsent

		about: DF.SmallText | None
		agreed_phone: DF.Data | None
		application: DF.Link | None
		branch: DF.Link | None
		brings: DF.SmallText | None
		consents: DF.Table[FieldConsent]
		contact_email: DF.Data | None
		contact_phone: DF.Data | None
		hopes: DF.SmallText | None
		is_protected: DF.Check
		member_since: DF.Date
		name_latin: DF.Data | None
		person_name: DF.Data
		place: DF.Link
		sector: DF.Link | None
		shows_person_name: DF.Check
		shows_place: DF.Check
		shows_sector: DF.Check
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
		tidy_names(self)
		read_profile(self)

	def validate(self) -> None:
		keep_sealed(self)
		keep_agreed_number(self)
		keep_consents(self)
		keep_standing(self)


def on_doctype_update() -> None:
	index_shown(INDIVIDUALS)
