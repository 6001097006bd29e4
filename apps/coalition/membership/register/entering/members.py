"""A row of a register as a member."""

import frappe
from frappe.model.document import Document

from coalition.membership.people.duties import Duty
from coalition.membership.register.reading.columns import COLUMNS
from coalition.membership.register.reading.register import RegisterRow

MEMBER = "Member Organisation"
# Columns that are records or rows of their own.
TABLES = {"work_places": "place", "work_sectors": "sector"}
ELSEWHERE = ("declared_on", "registrations", "delegate_name", "delegate_phone", "delegate_email", *TABLES)
PLAIN = tuple(column.field for column in COLUMNS if column.field not in ELSEWHERE)


def member_of(row: RegisterRow) -> Document:
	"""A new Member Organisation, not yet stored. What its row leaves out stays as the record begins."""
	member = frappe.new_doc(MEMBER)
	member.update({field: value for field in PLAIN if (value := row.values.get(field)) not in (None, "")})
	for table, field in TABLES.items():
		for entry in row.values.get(table) or ():
			member.append(table, {field: entry})
	for registration in row.values.get("registrations") or ():
		member.append("registrations", registration)
	if row.values.get("delegate_name"):
		member.append("people", _delegate(row))
	return member


def _delegate(row: RegisterRow) -> dict[str, object]:
	return {
		"person_name": row.values["delegate_name"],
		"duty": Duty.DELEGATE.value,
		"phone": row.values.get("delegate_phone"),
		"email": row.values.get("delegate_email"),
	}
