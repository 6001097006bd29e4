"""What link fields find, and which folded names are stored."""

import frappe

from coalition.access.functions.searches import search_link
from coalition.base.search import stored


def folded(doctype: str, name: str) -> str:
	return frappe.db.get_value(stored.TABLE, {"kind": doctype, "record": name}, "words") or ""


def linked(doctype: str, txt: str, **more: object) -> list[str]:
	"""What a link field offers."""
	answer = search_link(doctype, txt=txt, **more)
	# Later versions of the engine hand the rows back.
	rows = answer if isinstance(answer, list) else frappe.response.pop("results")
	return [row["value"] for row in rows]
