from coalition.base.records.document import CoalitionDocument


class RegisterSpelling(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		first_row: DF.Int
		in_rows: DF.Int
		is_added: DF.Check
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		taken_as: DF.Autocomplete | None
		written: DF.Data | None

	# end: auto-generated types
	pass
