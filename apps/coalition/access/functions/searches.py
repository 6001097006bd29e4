"""Searches of links: by columns that who searches may read."""

import frappe
from frappe import _
from frappe.core.doctype.user.user import user_query as engines_user_query
from frappe.desk import search

from coalition.access.errors import NotOpen
from coalition.access.lists.queries import readable_columns
from coalition.base.guards.guarded import require_signed_in


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


def _searched(engines: object, doctype: str, searchfield: str | None, more: dict) -> object:
	if searchfield:
		require_readable(doctype, searchfield)
	try:
		return frappe.call(engines, doctype=doctype, searchfield=searchfield, **{"txt": "", **more})
	finally:
		_say_what_was_refused()


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
