from coalition.base.records.document import CoalitionDocument


class FieldConsent(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		agreed_on: DF.Date
		channel: DF.Literal["Paper", "Telephone Call", "Voice Message", "In Person", "Portal"]
		entered_by: DF.Link | None
		fieldname: DF.Data | None
		information: DF.Literal[None]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		withdrawn_on: DF.Date | None
	# end: auto-generated types
	pass
