import frappe

from coalition.base.records.document import SystemDocument


class SearchedName(SystemDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		kind: DF.Data | None
		record: DF.Data | None
		words: DF.LongText | None
	# end: auto-generated types


def on_doctype_update() -> None:
	# Folded already: compared letter by letter it is searched in a third of the time.
	frappe.db.sql_ddl("alter table `tabSearched Name` modify words longtext collate utf8mb4_bin")
