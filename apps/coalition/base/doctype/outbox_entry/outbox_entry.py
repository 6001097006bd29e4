import frappe

from coalition.base.records.document import SystemDocument


class OutboxEntry(SystemDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		attempts: DF.Int
		due_utc: DF.Datetime | None
		handler: DF.Data | None
		problem: DF.Literal[
			"",
			"The mail server cannot be reached or refused the mail.",
			"The mail server refused the address.",
			"It cannot be read: the site has another encryption key.",
			"No app that is installed does this.",
			"Something failed.",
		]
		put_utc: DF.Datetime | None
		reference_doctype: DF.Link | None
		reference_name: DF.DynamicLink | None
		sealed: DF.LongText | None
		sequence: DF.Data | None
		status: DF.Literal["Waiting", "Given Up"]
		title: DF.Data | None

	# end: auto-generated types


def on_doctype_update() -> None:
	# Who waits for whom is asked for each entry that is due.
	frappe.db.add_index("Outbox Entry", ["sequence", "status"])
