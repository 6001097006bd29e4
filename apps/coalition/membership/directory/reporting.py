"""What the reports on members have in common: they list what whoever asks may read, and no more."""

from collections.abc import Sequence

import frappe
from frappe import _

from coalition.base.printed.columns import column

MEMBER = "Member Organisation"


def members(fields: Sequence[str], filters: list) -> list[dict]:
	"""The members whom the user of this session may read, by place and name."""
	order = "place asc, organisation_name asc"
	return frappe.get_list(MEMBER, fields=list(fields), filters=filters, order_by=order, limit=0)


def readable(doctype: str, rows: Sequence[dict]) -> list[dict]:
	"""Those of these rows whose record the user of this session may read."""
	among = {"name": ("in", [row["name"] for row in rows])}
	allowed = set(frappe.get_list(doctype, filters=among, pluck="name", limit=0)) if rows else set()
	return [row for row in rows if row["name"] in allowed]


def chosen(filters: dict | None, allowed: Sequence[str]) -> list:
	"""The conditions that a report's filters ask for; what it does not offer is passed over."""
	given = filters or {}
	return [[field, "=", str(given[field])] for field in allowed if given.get(field)]


def member_columns() -> list[dict]:
	"""Its name, by which people know it and which a print shows, and the link that leads to it."""
	return [
		column("organisation_name", _("Name of the Member"), width=240),
		column("name", _("Member"), "Link", width=110, options=MEMBER),
	]


def in_words(row: dict, *fields: str) -> dict[str, str]:
	"""Choices in the user's language: a report's own cells are not translated by the engine."""
	# texts: options of the DocType.
	return {field: _(row[field]) if row.get(field) else "" for field in fields}


def branch_in_words(row: dict) -> dict[str, str]:
	"""The branch by its name. A text, no link: whoever may not read all branches reads their own members'."""
	name = row.get("branch")
	return {"branch": frappe.get_cached_value("Coalition Branch", name, "branch_name") if name else ""}
