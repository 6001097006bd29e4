"""The roles of a coalition. Portal and partner roles have no desk: a user given one stays a website user.

Modules declare them by the hooks `coalition_desk_roles` and `coalition_portal_roles`.
"""

import frappe

from coalition.base.text.translatable import mark

ADMINISTRATOR = mark("Coalition Administrator")
SECRETARIAT = mark("Coalition Secretariat")
FINANCE = mark("Coalition Finance")
COUNCIL = mark("Council Member")
OVERSIGHT = mark("Oversight Member")
SCREENING = mark("Screening Officer")
TRAINING = mark("Training Coordinator")
AUDITOR = mark("Coalition Auditor")
BRANCH_OFFICER = mark("Branch Officer")
DELEGATE = mark("Organisation Delegate")
INDIVIDUAL = mark("Individual Member")
PARTNER = mark("Incubated Partner")

DESK_ROLES = (
	ADMINISTRATOR,
	SECRETARIAT,
	FINANCE,
	COUNCIL,
	OVERSIGHT,
	SCREENING,
	TRAINING,
	AUDITOR,
	BRANCH_OFFICER,
)
PORTAL_ROLES = (DELEGATE, INDIVIDUAL, PARTNER)


def portal_roles() -> frozenset[str]:
	"""Roles without a desk, of all apps: whoever has one of them, and no desk besides, is a portal user."""
	return frozenset(frappe.get_hooks("coalition_portal_roles"))
