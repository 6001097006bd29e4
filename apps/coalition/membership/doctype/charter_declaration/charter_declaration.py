import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.membership.errors import CharterNotPublished
from coalition.membership.projection import refresh
from coalition.membership.standing import last_day


class CharterDeclaration(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amended_from: DF.Link | None
		charter: DF.Link
		declared_on: DF.Date
		member_organisation: DF.Link
		signatory: DF.Data | None
		valid_until: DF.Date | None

	# end: auto-generated types
	def validate(self) -> None:
		charter = frappe.get_cached_doc("Membership Charter", self.charter)
		if not charter.docstatus.is_submitted():
			frappe.throw(_("This charter is not in force: choose a published one."), CharterNotPublished)
		self.valid_until = last_day(getdate(self.declared_on), charter.holds_for_months)

	def on_submit(self) -> None:
		if not self.flags.standing_follows:
			refresh(self.member_organisation)

	def on_cancel(self) -> None:
		refresh(self.member_organisation)
