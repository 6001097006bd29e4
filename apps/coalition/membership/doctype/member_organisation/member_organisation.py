from coalition.base.privacy.consents import keep_consents
from coalition.base.privacy.desk import offer
from coalition.base.privacy.sealing.seal import keep_sealed
from coalition.base.records.document import CoalitionDocument
from coalition.membership.directory.named_members import index_shown
from coalition.membership.kinds import ORGANISATIONS
from coalition.membership.people.people_records import check_people
from coalition.membership.profile.identity import keep_agreed_number, tidy_names
from coalition.membership.profile.reading import read_profile
from coalition.membership.profile.size import size_class
from coalition.membership.standing.projection import keep_standing


class MemberOrganisation(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.base.doctype.field_consent.field_consent import FieldConsent
		from coalition.membership.doctype.cooperation_point.cooperation_point import CooperationPoint
		from coalition.membership.doctype.member_person.member_person import MemberPerson
		from coalition.membership.doctype.organisation_registration.organisation_registration import (
			OrganisationRegistration,
		)
		from coalition.membership.doctype.past_work.past_work import PastWork
		from coalition.membership.doctype.work_place.work_place import WorkPlace
		from coalition.membership.doctype.work_sector.work_sector import WorkSector

		about: DF.SmallText | None
		agreed_phone: DF.Data | None
		application: DF.Link | None
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
		consents: DF.Table[FieldConsent]
		contact_email: DF.Data | None
		contact_person: DF.Data | None
		contact_phone: DF.Data | None
		cooperation: DF.Table[CooperationPoint]
		decides_inside: DF.SmallText | None
		founded_in: DF.Int
		hopes: DF.SmallText | None
		is_protected: DF.Check
		kind: DF.Literal["Organisation", "Initiative"]
		limits_in_deciding: DF.SmallText | None
		member_since: DF.Date
		name_latin: DF.Data | None
		no_concessions: DF.SmallText | None
		organisation_name: DF.Data
		past_work: DF.Table[PastWork]
		people: DF.Table[MemberPerson]
		people_band: DF.Literal["", "1 to 5", "6 to 20", "21 to 50", "51 to 200", "More than 200"]
		place: DF.Link
		registrations: DF.Table[OrganisationRegistration]
		sector: DF.Link
		shows_organisation_name: DF.Check
		shows_place: DF.Check
		shows_sector: DF.Check
		size_class: DF.Literal["", "Small", "Medium", "Large"]
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
		website: DF.Data | None
		work_places: DF.TableMultiSelect[WorkPlace]
		work_sectors: DF.TableMultiSelect[WorkSector]

	# end: auto-generated types
	years = ("founded_in",)

	def onload(self) -> None:
		offer(self)

	def before_validate(self) -> None:
		tidy_names(self)
		read_profile(self)
		self.size_class = size_class(self.people_band, self.budget_band)

	def validate(self) -> None:
		keep_sealed(self)
		keep_agreed_number(self)
		keep_consents(self)
		keep_standing(self)
		check_people(self)


def on_doctype_update() -> None:
	index_shown(ORGANISATIONS)
