from coalition.base.records.document import CoalitionDocument


class RegisterHeading(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		read_as: DF.Literal[
			"",
			"Do Not Read",
			"Organisation Name",
			"Name in Latin Script",
			"Place",
			"Sector",
			"Contact Person",
			"Phone",
			"E-mail",
			"Member since",
			"Declared on",
			"Kind of Member",
			"Branch",
			"Founded in",
			"Website",
			"People Who Work in It",
			"Yearly Budget in US Dollars",
			"Places of Work",
			"Sectors of Work",
			"Registrations",
			"About the Organisation",
			"Delegate",
			"Delegate's Phone",
			"Delegate's E-mail",
		]
		example: DF.Data | None
		heading: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		place: DF.Data | None

	# end: auto-generated types
	pass
