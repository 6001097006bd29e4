"""Who sends a request, as far as deciding what it reaches goes."""

from enum import Enum

import frappe

from coalition.base.accounts import PORTAL_ROLES

MANAGER_ROLE = "System Manager"
# The engine gives these to everybody.
AUTOMATIC_ROLES = frozenset({"All", "Guest", "Desk User"})
# A list of roles of the desk, from each app that builds on ours.
ROLES_HOOK = "coalition_desk_roles"


class Caller(Enum):
	GUEST = "guest"
	# Who has an account of the portal, and no desk.
	PORTAL = "portal"
	# Who holds a role of ours: bound by the table of the engine's functions.
	DESK = "desk"
	# System Managers: spared the table.
	MANAGER = "manager"
	# People of other apps, without a role of ours: reach what the engine lets them.
	OTHER = "other"


# To whom an app may open a function or a path: each includes those after it.
OPEN_TO = {
	"guest": frozenset(Caller),
	"portal": frozenset(Caller) - {Caller.GUEST},
	"desk": frozenset(Caller) - {Caller.GUEST, Caller.PORTAL},
}


def caller() -> Caller:
	"""Who sends this request, by the session or the key that the engine found."""
	user = frappe.session.user
	if user in (None, "", "Guest"):
		return Caller.GUEST
	roles = set(frappe.get_roles(user))
	if user == "Administrator" or MANAGER_ROLE in roles:
		return Caller.MANAGER
	if not roles.isdisjoint(frappe.get_hooks(ROLES_HOOK)):
		return Caller.DESK
	# Also where a key was sent: there is no session that would say so. Who has no role at all has no app.
	is_of_other_apps = roles.isdisjoint(PORTAL_ROLES) and roles - AUTOMATIC_ROLES
	return Caller.OTHER if is_of_other_apps else Caller.PORTAL
