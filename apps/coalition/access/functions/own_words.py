"""Who asks is known from the session: no client says as whom it is answered, or in whose name it writes."""

from collections.abc import Callable

import frappe

from coalition.access.callers import Caller
from coalition.access.functions.desk_functions import BY_NAME
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
	"""For the functions of the table, and for all that people with a role of ours call."""
	is_bound = who is Caller.DESK or (who is Caller.OTHER and route.name in BY_NAME)
	if not is_bound or route.kind is not Kind.FUNCTION:
		return
	if who is Caller.DESK:
		# Other apps' forms may say so; where it is about ours it is left out (base/guards/middleware.py).
		for key in _NEVER:
			frappe.form_dict.pop(key, None)
	for key, own in _ONESELF.items():
		if key in frappe.form_dict:
			frappe.form_dict[key] = own()
