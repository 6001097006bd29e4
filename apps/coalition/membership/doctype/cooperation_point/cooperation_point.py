from coalition.base.records.document import CoalitionDocument


class CooperationPoint(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		may_be_used: DF.Check
		note: DF.SmallText | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		place: DF.Link | None
		sector: DF.Link | None
		stance: DF.Literal["Wants To", "Does Not", "Interests Conflict"]

	# end: auto-generated types
	pass
