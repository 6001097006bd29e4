"""Which charter is in force, and declaring it."""

from datetime import date

import frappe
from frappe.model.document import Document

from coalition.base.records.on_behalf import NOT_RECORDED
from coalition.base.records.plain_rows import rows_of
from coalition.membership.kinds import ORGANISATIONS, MemberKind


def charter_in_force() -> Document | None:
	"""The published Membership Charter with the highest version, if any is published."""
	# Which charter is in force is the same for all, whoever asks.
	names = frappe.get_all(
		"Membership Charter", filters={"docstatus": 1}, order_by="version desc", limit=1, pluck="name"
	)
	return frappe.get_cached_doc("Membership Charter", names[0]) if names else None


def charter_of_day(day: date) -> str | None:
	"""The newest version that was published by that day."""
	filters = {"docstatus": 1, "published_on": ("<=", day)}
	# As above.
	names = frappe.get_all(
		"Membership Charter", filters=filters, order_by="version desc", limit=1, pluck="name"
	)
	return names[0] if names else None


def last_days_of_charters() -> dict[str, date]:
	"""Charter -> the day by which a newer version says that members declare again.

	Declarations of earlier versions hold through that day, and no longer. Charters that nothing succeeds, or
	only versions that ask for nothing, are not in it.
	"""
	charters = rows_of("Membership Charter", ("name", "version", "declare_again_by"), docstatus=1)
	last_days, by_then = {}, None
	for charter in sorted(charters, key=lambda each: each.version, reverse=True):
		if by_then:
			last_days[charter.name] = by_then
		by_then = earliest(by_then, charter.declare_again_by)
	return last_days


def with_last_days(declarations: list[frappe._dict]) -> list[frappe._dict]:
	"""Rows with `charter` and `valid_until`, and in this the last day on which each counts for standing."""
	succeeded = last_days_of_charters()
	return [
		frappe._dict(row, valid_until=earliest(row.valid_until, succeeded.get(row.charter)))
		for row in declarations
	]


def earliest(*days: date | None) -> date | None:
	"""The first of some days, of which any may be open; None where all are."""
	return min((day for day in days if day), default=None)


def declare(
	member: str,
	charter: str,
	on_date: date,
	signatory: str | None = None,
	standing_follows: bool = False,
	origin: dict | None = None,
	kind: MemberKind = ORGANISATIONS,
	clauses: list[dict] | None = None,
	flags: dict | None = None,
) -> Document:
	"""Record that a member declares a published charter; answers the Charter Declaration.

	`origin` says how it came and who entered it (base/records/on_behalf.py), where that is known;
	`clauses` are the rows of what was ticked, where that is.
	With `standing_follows` the caller refreshes the stored standing itself, for many members at once. `flags`
	are the engine's, and `joined_on` where this transaction has just stored on which day the member joined.
	"""
	declaration = frappe.new_doc("Charter Declaration")
	declaration.update(
		{kind.link: member, "charter": charter, "declared_on": on_date, "signatory": signatory}
	)
	declaration.update({"channel": NOT_RECORDED, "declared_clauses": clauses or [], **(origin or {})})
	# Who may admit or import may record what the applicant declared: the caller has been checked.
	declaration.flags.update({"ignore_permissions": True, **(flags or {})})
	declaration.flags.standing_follows = standing_follows
	return declaration.submit()
