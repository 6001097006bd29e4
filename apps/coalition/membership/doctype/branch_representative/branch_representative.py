from coalition.base.records.document import CoalitionDocument


class BranchRepresentative(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from_date: DF.Date
		organisation: DF.Link
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		person_name: DF.Data | None
		reference: DF.Data | None
		until_date: DF.Date | None

	# end: auto-generated types
	pass
