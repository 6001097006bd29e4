"""Roles that every module may name, and asking which roles there are.

Modules and other apps declare theirs by the hooks `coalition_desk_roles` and `coalition_portal_roles`. Portal
and partner roles have no desk: a user given one stays a website user.
"""

import frappe

from coalition.base.text.translatable import mark
from coalition.moved import renamed

ADMINISTRATOR = mark("Coalition Administrator")
SECRETARIAT = mark("Coalition Secretariat")
FINANCE = mark("Coalition Finance")
COUNCIL = mark("Council Member")
OVERSIGHT = mark("Oversight Member")
SCREENING = mark("Screening Officer")
TRAINING = mark("Training Coordinator")
AUDITOR = mark("Coalition Auditor")
# Without a desk: the users behind programs' keys have it.
PARTNER = mark("Incubated Partner")


def portal_roles() -> frozenset[str]:
	"""Roles without a desk, of all apps: whoever has one of them, and no desk besides, is a portal user."""
	return frozenset(frappe.get_hooks("coalition_portal_roles"))


def shipped_desk_roles() -> list[str]:
	"""Those of this app; asked by its name, since it is not installed yet when they are made."""
	return frappe.get_hooks("coalition_desk_roles", app_name="coalition")


def shipped_portal_roles() -> list[str]:
	return frappe.get_hooks("coalition_portal_roles", app_name="coalition")


# For one version: something had another name.
__getattr__ = renamed(__name__)
