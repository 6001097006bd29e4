import frappe
from frappe import _

from coalition.base.document import CoalitionDocument
from coalition.base.errors import WrittenByTheSystem


class AnsweredRequest(CoalitionDocument):
	def validate(self) -> None:
		frappe.throw(_("Only the system writes this."), WrittenByTheSystem)


def on_doctype_update() -> None:
	# Of two at once one is done: the other meets this.
	frappe.db.add_unique("Answered Request", ["family", "idempotency_key"], "once_per_key")
