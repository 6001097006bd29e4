from coalition.base.records.document import CoalitionDocument


class ApplicationDraft(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		answers: DF.LongText | None
		expires_on: DF.Date
		link_was_mailed: DF.Check

	# end: auto-generated types
