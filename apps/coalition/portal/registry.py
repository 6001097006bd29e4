"""The pages that apps register by the hook `coalition_portal_pages`."""

import frappe

from coalition.base import plugins
from coalition.base.errors import BrokenPlugin
from coalition.portal.page import Page

HOOK = "coalition_portal_pages"
HOUR = 3600


def registered_pages() -> list[Page]:
	"""All pages of all apps; those of a broken one are left out, so that it takes no others with it."""
	return [page for plugin in plugins.registered(HOOK) for page in _pages_of(plugin)]


def _pages_of(plugin: plugins.Plugin) -> list[Page]:
	try:
		return plugin.ask(Page)
	except BrokenPlugin as error:
		_log(plugin, error)
		return []


def _log(plugin: plugins.Plugin, error: BrokenPlugin) -> None:
	"""In the Error Log, once an hour: every request meets it."""
	key = f"coalition_broken_page:{plugin.path}"
	if frappe.cache.get_value(key, expires=True):
		return
	frappe.cache.set_value(key, 1, expires_in_sec=HOUR)
	frappe.log_error(title=str(error)[:140])
	# The request itself may be a GET, which is never committed.
	frappe.db.commit()
