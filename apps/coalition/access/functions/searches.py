"""Searches of links: by names in whatever spelling, and by columns that who searches may read."""

import re
from collections.abc import Callable

import frappe
from frappe import _
from frappe.core.doctype.user.user import user_query as engines_user_query
from frappe.desk import search
from frappe.utils import cint

from coalition.access.errors import NotOpen
from coalition.access.lists.queries import readable_columns
from coalition.base.guards.guarded import require_signed_in
from coalition.base.search.finding import names_found
from coalition.base.search.stored import is_searched
from coalition.base.text.name_search import LONGEST, query

# How many a link field offers, where it does not say.
LENGTH = 10
_PATTERNS = re.compile(r"[%_\\]")


@frappe.whitelist(methods=["GET", "POST"])
def search_link(doctype: str, searchfield: str | None = None, **more: object) -> object:
	"""What a link field offers; `more` as the engine's own function takes it. Raises NotOpen."""
	require_signed_in()
	return _searched(search.search_link, doctype, searchfield, more)


@frappe.whitelist(methods=["GET", "POST"])
def search_widget(doctype: str, searchfield: str | None = None, **more: object) -> object:
	"""The same for the dialog of a search."""
	require_signed_in()
	return _searched(search.search_widget, doctype, searchfield, more)


@frappe.whitelist(methods=["GET", "POST"])
def user_query(
	doctype: str,
	txt: str,
	searchfield: str,
	start: int,
	page_len: int,
	filters: object = None,
	**_more: object,
) -> object:
	"""The engine's own query of users, by fields that who searches may read; called by name, too."""
	require_signed_in()
	require_readable("User", searchfield)
	asked = frappe.parse_json(filters) or {}
	if not isinstance(asked, dict):
		_refuse()
	return engines_user_query("User", txt, searchfield, start, page_len, asked)


def _searched(engines: Callable, doctype: str, searchfield: str | None, more: dict) -> object:
	if searchfield:
		require_readable(doctype, searchfield)
	asked = {"txt": "", **more}
	if str(asked["txt"] or "").strip() and not asked.get("query") and is_searched(doctype):
		return _by_names(engines, doctype, searchfield, asked)
	return _asked(engines, doctype, searchfield, asked)


def _asked(engines: Callable, doctype: str, searchfield: str | None, asked: dict) -> object:
	try:
		return frappe.call(engines, doctype=doctype, searchfield=searchfield, **asked)
	finally:
		_say_what_was_refused()


def _by_names(engines: Callable, doctype: str, searchfield: str | None, asked: dict) -> object:
	"""The engine is asked for the records that are called so; where there is none, for the text itself."""
	filters, text = _as_list(doctype, asked.get("filters")), str(asked["txt"])
	hits = names_found(doctype, text, filters, reference_doctype=asked.get("reference_doctype"))
	start, length = cint(asked.get("start")), cint(asked.get("page_length")) or LENGTH
	names = [hit.name for hit in hits][start : start + length]
	if not hits and query(text):
		# Letters and digits alone, since the engine takes the rest for patterns.
		return _asked(engines, doctype, searchfield, {**asked, "txt": _PATTERNS.sub(" ", text[:LONGEST])})
	named = {"txt": "", "start": 0, "page_length": length, "filters": [*filters, _among(doctype, names)]}
	answer = _asked(engines, doctype, searchfield, {**asked, **named})
	# The engine's answer goes by another order. Later versions hand it back.
	for rows in (answer, frappe.response.get("values"), frappe.response.get("results")):
		if isinstance(rows, list):
			rows.sort(key=lambda row: names.index(_name_of(row)))
	return answer


def _among(doctype: str, names: list[str]) -> list:
	# Nothing is called so.
	return [doctype, "name", "in", names or [""]]


def _name_of(row: object) -> str:
	return (row.get("value") or row["name"]) if isinstance(row, dict) else row[0]


def _as_list(doctype: str, filters: object) -> list:
	"""The filters of a link field, as lists of the engine take them."""
	asked = frappe.parse_json(filters) or []
	return [_as_row(doctype, *each) for each in asked.items()] if isinstance(asked, dict) else list(asked)


def _as_row(doctype: str, name: str, value: object) -> list:
	return [doctype, name, *value[:2]] if isinstance(value, list | tuple) else [doctype, name, "=", value]


def _say_what_was_refused() -> None:
	"""The engine answers a query that was refused by a page about a method that is not there."""
	if frappe.local.response.get("type") == "page":
		frappe.local.response.pop("type")
		_refuse()


def require_readable(doctype: str, field: object) -> None:
	"""Raise NotOpen where this is no column of the DocType by which the user may search."""
	# Some of the engine's queries put it into SQL as it stands.
	if frappe.is_table(doctype) or not isinstance(field, str) or field not in readable_columns(doctype):
		_refuse()


def _refuse() -> None:
	frappe.throw(_("A list is asked by the fields that you may read, and by nothing else."), NotOpen)
