from frappe.utils import getdate

from coalition.base.document import CoalitionDocument
from coalition.base.privacy.consents import keep_consents
from coalition.base.privacy.desk import offer
from coalition.base.privacy.seal import keep_sealed
from coalition.membership.identity import tidy_identity
from coalition.membership.projection import standing_of
from coalition.membership.standing import Standing


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
		standing: DF.Literal["Registered Only", "Active"]

	# end: auto-generated types
	def onload(self) -> None:
		offer(self)

	def before_validate(self) -> None:
		tidy_identity(self)

	def validate(self) -> None:
		keep_sealed(self)
		keep_consents(self)
		# Who has just been entered has declared nothing yet.
		self.standing = (Standing.REGISTERED if self.is_new() else standing_of(self.name, getdate())).value
