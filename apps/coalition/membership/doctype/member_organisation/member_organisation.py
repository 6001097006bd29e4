from frappe.utils import getdate

from coalition.base.document import CoalitionDocument
from coalition.membership.identity import tidy_identity
from coalition.membership.projection import standing_of
from coalition.membership.standing import Standing


class MemberOrganisation(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		application: DF.Link | None
		contact_email: DF.Data | None
		contact_person: DF.Data | None
		contact_phone: DF.Data | None
		member_since: DF.Date
		name_latin: DF.Data | None
		organisation_name: DF.Data
		place: DF.Link
		sector: DF.Link
		standing: DF.Literal["Registered Only", "Active"]

	# end: auto-generated types
	def before_validate(self) -> None:
		tidy_identity(self)

	def validate(self) -> None:
		# Who has just been entered has declared nothing yet.
		self.standing = (Standing.REGISTERED if self.is_new() else standing_of(self.name, getdate())).value
