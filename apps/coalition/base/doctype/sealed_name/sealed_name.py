import frappe
from frappe import _

from coalition.base.privacy.errors import RequestStays
from coalition.base.records.document import CoalitionDocument


class SealedName(CoalitionDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		contents: DF.LongText | None
		fingerprint: DF.Data | None
		lifted_on: DF.Datetime | None
		pseudonym: DF.Data
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		sealed_by: DF.Link | None
		sealed_on: DF.Datetime | None

	# end: auto-generated types
	def on_trash(self) -> None:
		frappe.throw(_("A seal is never deleted: the name in it would be lost."), RequestStays)
