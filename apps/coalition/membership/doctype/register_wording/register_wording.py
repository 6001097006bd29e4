from coalition.base.records.document import CoalitionDocument
from coalition.membership.register.entering.wordings import name_of


class RegisterWording(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		about: DF.Literal["Heading", "Coalition Place", "Coalition Sector"]
		means: DF.Data
		wording: DF.Data

	# end: auto-generated types
	def autoname(self) -> None:
		# One meaning for each wording, however it is written: unique in the database.
		self.name = name_of(self.about, self.wording)
