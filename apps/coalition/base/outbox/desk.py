"""What the button of an entry calls."""

import frappe

from coalition.base.outbox.entries import OUTBOX, retry


@frappe.whitelist(methods=["POST"])
def try_again(entry: str) -> None:
	"""Let an entry that was given up be tried again, for who may read it."""
	frappe.get_doc(OUTBOX, entry).check_permission("read")
	retry(entry)
