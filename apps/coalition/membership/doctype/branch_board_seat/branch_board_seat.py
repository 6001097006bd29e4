from coalition.base.records.document import CoalitionDocument


class BranchBoardSeat(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from_date: DF.Date
		organisation: DF.Link | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		person_name: DF.Data
		post: DF.Data | None
		until_date: DF.Date | None

	# end: auto-generated types
	pass
