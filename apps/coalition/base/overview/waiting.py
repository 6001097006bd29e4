"""What waits for who asks: counted and named as the list behind it would show it, and no more."""

import json
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

import frappe
from frappe import _
from frappe.utils.caching import site_cache

from coalition.base.apps import areas, plugins

HOOK = "coalition_waiting"
# Records that are named below what waits: one click to the oldest of them.
NAMED = 3

Filter = tuple[str, str, object]


@dataclass(frozen=True)
class Waiting:
	"""One kind of what waits, for people with one of these roles who may read the DocType.

	`filters` are a list's: (field, operator, value). Where `link` is given (a page of the desk, /app/…), it
	leads there and `count` is the module's own, None for what is no number of records; otherwise it is
	counted, and leads to the list of what was counted. `about` is a Link field: its record names what waits.
	`decided` says that nobody acts who had a part in it.
	"""

	label: str
	doctype: str
	roles: frozenset[str]
	filters: tuple[Filter, ...] = ()
	about: str = ""
	decided: bool = False
	link: str = ""
	count: int | None = None


def of_user(named: int = NAMED) -> list[dict]:
	"""What waits for the user of this session, as the desk shows it; what counts nothing is left out.

	Of each kind so many are `named`: those that wait longest.
	"""
	held = set(frappe.get_roles())
	found = (each for each in plugins.answers_of(HOOK, Waiting) if each.roles & held and _is_shown(each))
	return [row for each in found if (row := _own(each) if each.link else _listed(each, named))]


def of_user_about(doctype: str, name: str) -> list[dict]:
	"""The same of one record: what waits for the user that says by its `about` that it is about this one."""
	if doctype not in _asked_about():
		return []
	held = set(frappe.get_roles())
	found = [
		replace(each, filters=(*each.filters, (each.about, "=", name)))
		for each in plugins.answers_of(HOOK, Waiting)
		if each.roles & held and each.about and _is_about(each, doctype) and _is_shown(each)
	]
	return [row for each in found if (row := _listed(each))]


@site_cache
def _asked_about() -> frozenset[str]:
	"""The kinds of records about which something may wait: declarations, the same for everybody."""
	declared = [each for each in plugins.answers_of(HOOK, Waiting) if each.about]
	return frozenset(frappe.get_meta(each.doctype).get_field(each.about).options for each in declared)


def _is_about(each: Waiting, doctype: str) -> bool:
	return frappe.get_meta(each.doctype).get_field(each.about).options == doctype


def _is_shown(each: Waiting) -> bool:
	is_on = areas.is_on(areas.of_module(frappe.get_meta(each.doctype).module))
	return is_on and bool(frappe.has_permission(each.doctype, "read"))


def _own(each: Waiting) -> dict | None:
	if each.count == 0:
		return None
	return {"label": each.label, "count": each.count, "link": each.link, "records": []}


def _listed(each: Waiting, named: int = NAMED) -> dict | None:
	filters = [*each.filters, *_without_own_part(each)]
	count = counted(each.doctype, filters)
	if not count:
		return None
	return {
		"label": each.label,
		"count": count,
		"link": list_link(each.doctype, filters),
		"records": _oldest(each, filters, named),
	}


def _without_own_part(each: Waiting) -> list[Filter]:
	"""Whoever prepared a decision does not take it (invariant 5): to them it is nothing that waits."""
	if not each.decided:
		return []
	# Which of these the user had a part in is told to that user alone, by what is missing.
	rows = frappe.get_all(each.doctype, filters=list(each.filters), fields=["name", "owner", "handled_by"])
	me = frappe.session.user
	own = [row.name for row in rows if me in {row.owner, *(row.handled_by or "").splitlines()}]
	return [("name", "not in", own)] if own else []


def counted(doctype: str, filters: list[Filter]) -> int:
	"""How many rows a list with these filters has for the user of this session."""
	return frappe.get_list(doctype, filters=filters, fields=["count(name) as count"], limit=1)[0].count


def list_link(doctype: str, filters: list[Filter]) -> str:
	"""The address of a list of the desk with these filters."""
	asked = {
		field: str(value) if operator == "=" else json.dumps([operator, value], ensure_ascii=False)
		for field, operator, value in filters
	}
	return f"/app/{_slug(doctype)}/view/list?{urlencode(asked, quote_via=quote)}"


def record_link(doctype: str, name: str) -> str:
	return f"/app/{_slug(doctype)}/{quote(name, safe='')}"


def _slug(doctype: str) -> str:
	return doctype.lower().replace(" ", "-")


def _oldest(each: Waiting, filters: list[Filter], named: int) -> list[dict]:
	"""Those that wait longest, by what a list calls them: of who is protected it has no name."""
	title = each.about or frappe.get_meta(each.doctype).get_title_field()
	fields = list(dict.fromkeys(("name", title)))
	rows = frappe.get_list(each.doctype, filters=filters, fields=fields, order_by="creation asc", limit=named)
	titles = {row.name: row.get(title) or row.name for row in rows}
	if each.about:
		titles.update(_titles_of_links(each, titles))
	return [{"label": label, "link": record_link(each.doctype, name)} for name, label in titles.items()]


def _titles_of_links(each: Waiting, linked: dict[str, str]) -> dict[str, str]:
	"""What the records are called that these are about, so far as the user may list them."""
	doctype = frappe.get_meta(each.doctype).get_field(each.about).options
	title = frappe.get_meta(doctype).get_title_field()
	if not frappe.has_permission(doctype, "read"):
		return {}
	among = {"name": ("in", list(linked.values()))}
	rows = frappe.get_list(doctype, filters=among, fields=["name", title], limit=0)
	titles = {row.name: row.get(title) for row in rows}
	return {name: titles[record] for name, record in linked.items() if titles.get(record)}


def nothing_waits() -> str:
	return _("Nothing waits for you.")
