from coalition.base.records.document import SystemDocument


class DueMessage(SystemDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		due_on: DF.Date | None
		kind: DF.Data | None
		open_for: DF.Data | None
		opened_by: DF.Link | None
		recipient_doctype: DF.Link | None
		recipient_name: DF.DynamicLink | None
		reference_doctype: DF.Link | None
		reference_name: DF.DynamicLink | None
		sent_by: DF.Link | None
		sent_on: DF.Datetime | None
		status: DF.Literal["Waiting", "Sent"]

	# end: auto-generated types
