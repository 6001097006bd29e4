"""Who asks is known from the session: no client says as whom it is answered, or in whose name it writes."""

from collections.abc import Callable

import frappe

from coalition.access.callers import Caller
from coalition.access.routes import Kind, Route

# What the engine's functions call the person for whom, or in whose name, they do something.
_ONESELF: dict[str, Callable[[], str]] = {
	"user": lambda: frappe.session.user,
	"assigned_by": lambda: frappe.session.user,
	"comment_email": lambda: frappe.session.user,
	"comment_by": lambda: frappe.utils.get_fullname(),
}
_NEVER = ("ignore_user_permissions", "ignore_permissions")


def keep(who: Caller, route: Route) -> None:
	"""For functions that people with a role of ours call, the engine's and what stands in their place."""
	if who is not Caller.DESK or route.kind is not Kind.FUNCTION:
		return
	for key in _NEVER:
		frappe.form_dict.pop(key, None)
	for key, own in _ONESELF.items():
		if key in frappe.form_dict:
			frappe.form_dict[key] = own()
