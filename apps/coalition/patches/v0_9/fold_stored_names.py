"""Records are found by their folded names: those of what was stored before are made."""

import frappe

from coalition.base.search import stored


def execute() -> None:
	"""Can run again: what is there is made anew. Other apps' kinds may come later, with their own tables."""
	for doctype in stored.kinds():
		if frappe.db.table_exists(doctype):
			stored.fill(doctype)
