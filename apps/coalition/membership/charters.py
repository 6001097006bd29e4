"""Which charter is in force, and declaring it."""

from datetime import date

import frappe
from frappe.model.document import Document

from coalition.base.on_behalf import NOT_RECORDED


def charter_in_force() -> Document | None:
	"""The published Membership Charter with the highest version, if any is published."""
	# Which charter is in force is the same for all, whoever asks.
	names = frappe.get_all(
		"Membership Charter", filters={"docstatus": 1}, order_by="version desc", limit=1, pluck="name"
	)
	return frappe.get_cached_doc("Membership Charter", names[0]) if names else None


def declare(
	member: str,
	charter: str,
	on_date: date,
	signatory: str | None = None,
	standing_follows: bool = False,
	origin: dict | None = None,
) -> Document:
	"""Record that a Member Organisation declares a published charter; answers the Charter Declaration.

	`origin` says how it came and who entered it (see base/on_behalf.py), where that is known.
	With `standing_follows` the caller refreshes the stored standing itself, for many members at once.
	"""
	declaration = frappe.new_doc("Charter Declaration")
	declaration.update(
		{"member_organisation": member, "charter": charter, "declared_on": on_date, "signatory": signatory}
	)
	declaration.update({"channel": NOT_RECORDED, **(origin or {})})
	# Who may admit or import may record what the applicant declared: the caller has been checked.
	declaration.flags.ignore_permissions = True
	declaration.flags.standing_follows = standing_follows
	return declaration.submit()
