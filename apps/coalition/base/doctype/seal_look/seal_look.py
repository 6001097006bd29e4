from coalition.base.records.document import CoalitionDocument


class SealLook(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		seen_by: DF.Link | None
		seen_on: DF.Datetime | None
		seen_utc: DF.Datetime | None
	# end: auto-generated types
	pass
