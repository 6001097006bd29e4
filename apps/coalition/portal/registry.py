"""The pages that apps register by the hook `coalition_portal_pages`."""

from coalition.base.apps import plugins
from coalition.portal.page import Page

HOOK = "coalition_portal_pages"


def registered_pages() -> list[Page]:
	"""All pages of all apps; those of a broken one are left out, so that it takes no others with it."""
	return plugins.answers_of(HOOK, Page)
