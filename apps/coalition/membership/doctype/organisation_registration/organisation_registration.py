from coalition.base.records.document import CoalitionDocument


class OrganisationRegistration(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		area: DF.Data | None
		authority: DF.Data
		number: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		valid_until: DF.Date | None

	# end: auto-generated types
	pass
