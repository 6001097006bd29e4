from coalition.base.records.document import CoalitionDocument


class PastWork(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		description: DF.SmallText | None
		file: DF.Attach | None
		link: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		title: DF.Data
		year: DF.Int

	# end: auto-generated types
	years = ("year",)
