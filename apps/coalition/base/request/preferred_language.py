"""The cookie by which a browser chooses the language of the engine's pages.

Of one that names no language the engine fails before anything of ours is asked, whoever put it there.
"""

import frappe
from frappe import translate

COOKIE = "preferred_language"


def install() -> None:
	"""For each process: by `coalition/wsgi.py` as it starts, or with the first good request."""
	translate.get_preferred_language_cookie = chosen


def chosen() -> str | None:
	"""The language that is chosen, or of which what is chosen is a variant; None for anything else."""
	named = frappe.request.cookies.get(COOKIE) or ""
	known = translate.get_all_languages()
	return next((language for language in (named, named.partition("-")[0]) if language in known), None)
