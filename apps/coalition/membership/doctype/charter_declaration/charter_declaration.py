import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.membership.errors import CharterNotPublished
from coalition.membership.projection import refresh
from coalition.membership.standing import last_day


class CharterDeclaration(Document):
	def validate(self) -> None:
		self.validate_charter_is_published()
		self.set_last_day()

	def on_submit(self) -> None:
		refresh(self.member_organisation)

	def on_cancel(self) -> None:
		refresh(self.member_organisation)

	def validate_charter_is_published(self) -> None:
		if frappe.db.get_value("Membership Charter", self.charter, "docstatus") != 1:
			frappe.throw(_("This charter is not in force: choose a published one."), CharterNotPublished)

	def set_last_day(self) -> None:
		months = frappe.db.get_value("Membership Charter", self.charter, "holds_for_months")
		self.valid_until = last_day(getdate(self.declared_on), months)
