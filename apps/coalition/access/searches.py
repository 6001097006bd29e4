"""Searches of links: by columns that who searches may read."""

import frappe
from frappe import _
from frappe.desk import search

from coalition.access.errors import NotOpen
from coalition.access.queries import readable_columns
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


def _searched(engines: object, doctype: str, searchfield: str | None, more: dict) -> object:
	# Some of the engine's queries put it into SQL as it stands.
	if searchfield and (frappe.is_table(doctype) or searchfield not in readable_columns(doctype)):
		frappe.throw(_("A list is asked by the fields that you may read, and by nothing else."), NotOpen)
	return frappe.call(engines, doctype=doctype, searchfield=searchfield, **{"txt": "", **more})
