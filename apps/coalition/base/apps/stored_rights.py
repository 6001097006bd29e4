"""The permission rows that a site has stored."""

import frappe

from coalition.base.apps.rights import RightsRow, row_of


def stored_rows(table: str, doctype: str) -> list[RightsRow]:
	"""The rows that DocPerm or Custom DocPerm hold for a DocType."""
	rows = frappe.get_all(table, filters={"parent": doctype}, fields=["*"])
	return sorted(row_of(row) for row in rows)
