"""The stored standing of members, for lists, charts and reports. No decision reads it."""

from datetime import date

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate

from coalition.membership.standing import DeclarationInForce, Standing, standing


def standing_of(member: str, on_date: date) -> Standing:
	"""The standing of one Member Organisation on a day, from its submitted declarations."""
	# Standing is computed for the system's own use: who may see it is for the caller to say.
	rows = frappe.get_all(
		"Charter Declaration",
		filters={"member_organisation": member, "docstatus": 1},
		fields=["declared_on", "valid_until"],
	)
	return standing((DeclarationInForce(row.declared_on, row.valid_until) for row in rows), on_date)


def refresh(member: str) -> None:
	"""Store one member's standing of today."""
	now = standing_of(member, getdate()).value
	if frappe.db.get_value("Member Organisation", member, "standing") != now:
		frappe.db.set_value("Member Organisation", member, "standing", now, update_modified=False)


def refresh_all() -> None:
	"""Store every member's standing of today: two statements, whatever the number of members. Daily job."""
	member = DocType("Member Organisation")
	active = _active_today()
	for state, belongs in (
		(Standing.ACTIVE, member.name.isin(active)),
		(Standing.REGISTERED, member.name.notin(active)),
	):
		frappe.qb.update(member).set(member.standing, state.value).where(
			belongs & (member.standing != state.value)
		).run()


def _active_today():
	declaration = DocType("Charter Declaration")
	day = getdate()
	in_force = (declaration.declared_on <= day) & (
		declaration.valid_until.isnull() | (declaration.valid_until >= day)
	)
	return (
		frappe.qb.from_(declaration)
		.select(declaration.member_organisation)
		.where((declaration.docstatus == 1) & in_force)
	)
