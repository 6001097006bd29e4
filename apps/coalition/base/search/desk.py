"""The desk asks while somebody types into its search."""

import frappe

from coalition.base.guards.guarded import require_signed_in
from coalition.base.search import finding

MOST = 12


@frappe.whitelist(methods=["GET", "POST"])
def find(text: str) -> list[dict]:
	"""Records that are called so, in whatever spelling, of those that the user may read; likest first."""
	require_signed_in()
	return [
		{"doctype": hit.doctype, "name": hit.name, "title": hit.title, "kind": finding.in_words(hit)}
		for hit in finding.found_everywhere(text, MOST)
	]
