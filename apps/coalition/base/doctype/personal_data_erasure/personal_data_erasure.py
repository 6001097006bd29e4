from coalition.base.privacy.records import subject_of
from coalition.base.privacy.requests import TwoPersonRequest


class PersonalDataErasure(TwoPersonRequest):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		asked_by: DF.Link | None
		asked_on: DF.Datetime | None
		decided_by: DF.Link | None
		decided_on: DF.Datetime | None
		erased_fields: DF.SmallText | None
		reason: DF.SmallText
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		status: DF.Literal["Asked", "Erased", "Refused"]

	# end: auto-generated types
	def begin(self) -> None:
		super().begin()
		self.erased_fields = None
		subject_of(self.reference_doctype)
