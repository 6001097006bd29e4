import frappe
from frappe import _

from coalition.base.document import CoalitionDocument
from coalition.base.errors import WrittenByTheSystem


class ChangeFeed(CoalitionDocument):
	def validate(self) -> None:
		frappe.throw(_("Only the system writes this."), WrittenByTheSystem)
