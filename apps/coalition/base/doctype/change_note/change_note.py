import frappe

from coalition.base.records.document import SystemDocument


class ChangeNote(SystemDocument):
	pass


def on_doctype_update() -> None:
	frappe.db.add_unique("Change Note", ["feed", "number"], "once_in_feed")
