"""What an organisation declared, as its program reads it."""

import frappe

from coalition.base.records.paging import Place, page_of
from coalition.membership.charters.in_force import with_last_days
from coalition.membership.kinds import ORGANISATIONS
from coalition.membership.self_service.acting import Acting


def declarations_of(me: Acting, after: Place, length: int) -> tuple[list[frappe._dict], Place]:
	"""What the member declared, cancelled ones left out; `valid_until` is the last day that counts."""
	columns = ("charter", "declared_on", "valid_until", "signatory", "channel")
	rows, last = page_of("Charter Declaration", {**me.link, "docstatus": 1}, columns, after, length)
	rows = with_last_days(rows)
	if frappe.db.get_value(ORGANISATIONS.doctype, me.member, "is_protected"):
		rows = [frappe._dict(row, signatory=None) for row in rows]
	return rows, last
