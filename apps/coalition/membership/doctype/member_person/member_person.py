from coalition.base.records.document import CoalitionDocument


class MemberPerson(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		account: DF.Link | None
		duty: DF.Literal["Delegate", "Alternate", "Contact"]
		email: DF.Data | None
		from_date: DF.Date | None
		name_latin: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		person_name: DF.Data
		phone: DF.Data | None
		until_date: DF.Date | None

	# end: auto-generated types
	pass
