"""Which kinds of record may hold a program's key: those that a module declares by a hook.

{"Member Organisation"} stands in `coalition_key_holders` of hooks.py. Any other record as a holder would be a
member to programs that ask by it, and its title would be told by me.get.
"""

import frappe
from frappe import _

from coalition.base.text.bidi import fill

HOOK = "coalition_key_holders"


def kinds() -> list[str]:
	"""The DocTypes that installed apps declare as holders and that are there, by name."""
	declared = set(frappe.get_hooks(HOOK))
	return sorted(name for name in declared if frappe.db.exists("DocType", name, cache=True))


def faults() -> list[str]:
	"""Declared holders that are no DocType, in words: for those who maintain the site."""
	return [
		fill(_("No kind of record is called {0}: no program's key is held by it."), name)
		for name in sorted({*frappe.get_hooks(HOOK)} - {*kinds()})
	]
