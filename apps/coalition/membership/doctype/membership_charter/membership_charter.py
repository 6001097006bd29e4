from coalition.base.decided import DecidedRecord


class MembershipCharter(DecidedRecord):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from coalition.membership.doctype.charter_clause.charter_clause import CharterClause

		amended_from: DF.Link | None
		clauses: DF.Table[CharterClause]
		holds_for_months: DF.Int
		title: DF.Data
		version: DF.Int
	# end: auto-generated types
	"""Submitting publishes it; what members declared never changes afterwards."""
