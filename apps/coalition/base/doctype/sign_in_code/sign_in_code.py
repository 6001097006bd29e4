from coalition.base.records.document import CoalitionDocument


class SigninCode(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		account: DF.Link
		attempts: DF.Int
		expires_on: DF.Datetime | None
		made_by: DF.Link | None
		open_for: DF.Data | None
		used_on: DF.Datetime | None
	# end: auto-generated types
	pass
