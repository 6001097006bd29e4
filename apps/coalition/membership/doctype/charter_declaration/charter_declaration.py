import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.membership.errors import CharterNotPublished
from coalition.membership.projection import refresh
from coalition.membership.standing import last_day


class CharterDeclaration(Document):
	def validate(self) -> None:
		charter = frappe.get_cached_doc("Membership Charter", self.charter)
		if not charter.docstatus.is_submitted():
			frappe.throw(_("This charter is not in force: choose a published one."), CharterNotPublished)
		self.valid_until = last_day(getdate(self.declared_on), charter.holds_for_months)

	def on_submit(self) -> None:
		refresh(self.member_organisation)

	def on_cancel(self) -> None:
		refresh(self.member_organisation)
