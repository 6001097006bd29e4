"""What people of the desk set of their own account: how they are called and what the desk looks like.

The engine lets everybody write their own user, also the address to which codes go and the key of a link that
sets a password: who finds an open session would keep the account.
"""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import Caller, caller, is_judged
from coalition.access.errors import NotOpen
from coalition.base.records.decisions import has_changed
from coalition.base.text.bidi import fill

# What decides who somebody is, how they come in, and what they may. Roles the engine leaves to managers.
_KEPT = (
	# By these the review knows who decides on their own case, and codes are sent there.
	*("phone", "mobile_no", "social_logins", "last_login", "last_ip"),
	*("email", "username", "enabled", "user_type", "new_password", "reset_password_key"),
	*("last_reset_password_key_generated_on", "last_password_reset_date", "redirect_url"),
	*("api_key", "api_secret", "simultaneous_sessions", "restrict_ip", "login_after", "login_before"),
	*("bypass_restrict_ip_check_if_2fa_enabled", "module_profile", "role_profile_name"),
)


def keep(doc: Document, _event: str | None = None) -> None:
	"""For `before_validate` of users, in requests of who is no System Manager. Raises NotOpen."""
	if not is_judged() or caller() not in (Caller.DESK, Caller.OTHER) or doc.is_new():
		return
	if doc.flags.ignore_permissions:
		# What our own code and the engine's write for somebody, they vouch for.
		return
	if any(doc.meta.has_field(field) and has_changed(doc, field) for field in _KEPT):
		frappe.throw(
			fill(
				_("A System Manager changes this of your account; a password is changed at {0}."),
				"/update-password",
			),
			NotOpen,
		)
