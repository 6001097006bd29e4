from coalition.base.document import CoalitionDocument


class CoalitionSettings(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		coalition_name: DF.Data
		coalition_name_latin: DF.Data | None
	# end: auto-generated types
	pass
