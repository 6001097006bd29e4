import frappe
from frappe import _

from coalition.base.privacy.errors import NotProtectable
from coalition.base.privacy.requests import TwoPersonRequest
from coalition.base.privacy.sealing.seal import SEAL


class SealOpening(TwoPersonRequest):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.base.doctype.seal_look.seal_look import SealLook

		approved_utc: DF.Datetime | None
		asked_by: DF.Link | None
		asked_on: DF.Datetime | None
		decided_by: DF.Link | None
		decided_on: DF.Datetime | None
		looks: DF.Table[SealLook]
		open_until: DF.Datetime | None
		pseudonym: DF.Data | None
		purpose: DF.Literal["See the Name", "Lift the Protection"]
		reason: DF.SmallText
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		status: DF.Literal["Asked", "Approved", "Refused", "Closed"]
		until_utc: DF.Datetime | None

	# end: auto-generated types
	def begin(self) -> None:
		super().begin()
		self.update({"approved_utc": None, "until_utc": None, "open_until": None, "looks": []})
		filters = {
			"reference_doctype": self.reference_doctype,
			"reference_name": self.reference_name,
			"lifted_on": ("is", "not set"),
		}
		self.pseudonym = frappe.db.get_value(SEAL, filters, "pseudonym")
		if not self.pseudonym:
			frappe.throw(_("This record is not protected."), NotProtectable)
