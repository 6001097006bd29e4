"""The desk asks while somebody types."""

import frappe

from coalition.membership.duplicates.reading import APPLICATION, Candidate, candidates
from coalition.membership.duplicates.scoring import Identity, Registration

LONGEST = 140
MOST_ROWS = 20


@frappe.whitelist(methods=["GET"])
def find(doctype: str, name: str = "", names: str = "[]", registrations: str = "[]") -> list[dict]:
	"""Records that may be the same as the one that is being typed, of those that the user may read.

	`names` is a list of texts, `registrations` one of rows, both as JSON. For who may enter applications.
	Protected members are not among them: asking leaves no trace, so it must not tell who they are.
	"""
	frappe.has_permission(APPLICATION, "create", throw=True)
	typed = Identity(_texts(names), _rows(registrations))
	found = candidates(typed, besides=(doctype, name))
	return [_shown(each) for each in found if frappe.has_permission(each.doctype, "read", doc=each.name)]


def _shown(candidate: Candidate) -> dict:
	return {
		"doctype": candidate.doctype,
		"name": candidate.name,
		"title": candidate.title,
		"place": candidate.place,
		"same_name": candidate.same_name,
		"same_registration": candidate.same_registration,
	}


def _texts(sent: str) -> tuple[str, ...]:
	texts = frappe.parse_json(sent)
	return tuple(str(each)[:LONGEST] for each in texts[:MOST_ROWS] if each) if isinstance(texts, list) else ()


def _rows(sent: str) -> tuple[Registration, ...]:
	rows = frappe.parse_json(sent)
	rows = [row for row in rows[:MOST_ROWS] if isinstance(row, dict)] if isinstance(rows, list) else []
	return tuple(
		Registration(*(str(row.get(field) or "")[:LONGEST] for field in ("authority", "area", "number")))
		for row in rows
	)
