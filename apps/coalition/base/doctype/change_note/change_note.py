import frappe
from frappe import _

from coalition.base.document import CoalitionDocument
from coalition.base.errors import WrittenByTheSystem


class ChangeNote(CoalitionDocument):
	def validate(self) -> None:
		frappe.throw(_("Only the system writes this."), WrittenByTheSystem)


def on_doctype_update() -> None:
	frappe.db.add_unique("Change Note", ["feed", "number"], "once_in_feed")
