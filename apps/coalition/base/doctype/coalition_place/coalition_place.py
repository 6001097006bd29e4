from coalition.base.maps.points import keep_point
from coalition.base.records.document import CoalitionDocument
from coalition.base.text.words import tidy


class CoalitionPlace(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		name_latin: DF.Data | None
		place_name: DF.Data
		point: DF.Data | None
	# end: auto-generated types

	def before_insert(self) -> None:
		# Before it gets its name from this.
		self.place_name = tidy(self.place_name)

	def validate(self) -> None:
		keep_point(self)
