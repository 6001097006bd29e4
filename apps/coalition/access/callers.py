"""Who sends a request, as far as deciding what it reaches goes."""

from enum import Enum

import frappe
from frappe.utils.caching import request_cache

from coalition.base.apps import own_doctypes
from coalition.base.apps.roles import portal_roles
from coalition.base.guards.guarded import is_guarded
from coalition.moved import renamed

MANAGER_ROLE = "System Manager"
# The engine gives these to everybody.
AUTOMATIC_ROLES = frozenset({"All", "Guest", "Desk User"})
# Roles of the desk, from each app that builds on ours; one that a coalition makes counts by its rights.
ROLES_HOOK = "coalition_desk_roles"


# Set where requests and jobs begin (judging.py): set-up, patches and the console are judged by nobody.
_JUDGED = "coalition_judges"


class Caller(Enum):
	GUEST = "guest"
	# Who has an account of the portal, and no desk.
	PORTAL = "portal"
	# Who holds a role of ours, or one with a right on our records: bound by the table of functions.
	DESK = "desk"
	# System Managers: spared the table.
	MANAGER = "manager"
	# People of other apps alone: reach the functions of these, and of the engine's those of the table.
	OTHER = "other"


# To whom an app may open a function or a path: each includes those after it.
OPEN_TO = {
	"guest": frozenset(Caller),
	"portal": frozenset(Caller) - {Caller.GUEST},
	"desk": frozenset(Caller) - {Caller.GUEST, Caller.PORTAL},
	"other": frozenset({Caller.OTHER, Caller.MANAGER}),
}


def caller(user: str | None = None) -> Caller:
	"""Who sends this request, by the session or key that the engine found; or what `user` would be."""
	user = user or frappe.session.user
	if not frappe.request:
		return _caller_of(user)
	# Each list of a request asks, several times.
	known = frappe.request.environ.setdefault("coalition.callers", {})
	if user not in known:
		known[user] = _caller_of(user)
	return known[user]


def install_judging() -> None:
	"""Judge what the rest of this request or job does."""
	frappe.local.flags[_JUDGED] = True


def is_judged() -> bool:
	"""Whether this is a request, or a job that one left behind."""
	return bool(frappe.local.flags.get(_JUDGED))


def acts_for_others() -> bool:
	"""Whether this is judged, and what somebody asks who is no System Manager."""
	return is_judged() and caller() is not Caller.MANAGER


def _caller_of(user: str | None) -> Caller:
	if user in (None, "", "Guest"):
		return Caller.GUEST
	if user == "Administrator":
		return Caller.MANAGER
	roles = set(frappe.get_roles(user))
	if MANAGER_ROLE in roles:
		return Caller.MANAGER
	if not roles.isdisjoint(frappe.get_hooks(ROLES_HOOK)):
		return Caller.DESK
	# Also where a key was sent: there is no session that would say so. Who has no role at all has no app.
	given = frozenset(roles - AUTOMATIC_ROLES)
	if not given or not given.isdisjoint(portal_roles()):
		return Caller.PORTAL
	return Caller.DESK if _have_rights_on_ours(frozenset(roles)) else Caller.OTHER


@request_cache
def _have_rights_on_ours(roles: frozenset[str]) -> bool:
	"""Whether one of these roles was given anything on a guarded DocType, by us or by an administrator."""
	given = {"parent": ("in", own_doctypes.doctypes()), "role": ("in", list(roles))}
	tables = ("DocPerm", "Custom DocPerm")
	# What an app that adds to ours keeps in ordinary DocTypes is its own.
	return any(is_guarded(one) for table in tables for one in frappe.get_all(table, given, pluck="parent"))


# For one version: something had another name.
__getattr__ = renamed(__name__)
