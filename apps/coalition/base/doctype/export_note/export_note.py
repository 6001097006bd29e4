import frappe
from frappe import _

from coalition.base.errors import DecidedForGood
from coalition.base.records.document import CoalitionDocument


class ExportNote(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		exported_by: DF.Link | None
		exported_on: DF.Datetime | None
		file_type: DF.Data | None
		number_of_records: DF.Int
		reference_doctype: DF.Link | None
		report: DF.Data | None
		with_contacts: DF.Check

	# end: auto-generated types
	def validate(self) -> None:
		if not self.is_new():
			frappe.throw(_("What was noted stays as it is."), DecidedForGood)

	def on_trash(self) -> None:
		frappe.throw(_("What was noted stays as it is."), DecidedForGood)
