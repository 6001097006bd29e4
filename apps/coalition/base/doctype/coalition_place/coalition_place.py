from frappe.model.document import Document


class CoalitionPlace(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		name_latin: DF.Data | None
		place_name: DF.Data
	# end: auto-generated types
	pass
