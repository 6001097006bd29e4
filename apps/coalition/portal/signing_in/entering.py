"""Signing in and out: who somebody is, and the session that follows."""

import frappe
from frappe.core.doctype.activity_log.activity_log import add_authentication_log
from frappe.utils.password import check_password, passlibctx, update_password

from coalition.base.accounts import passwords, short_sessions
from coalition.base.accounts.portal_accounts import account_of
from coalition.portal import token
from coalition.portal.signing_in import device
from coalition.portal.signing_in.trying import Try

# What is longer is nobody's password, and takes long to hash.
LONGEST = 512


class NotLetIn(Exception):
	"""Name and password do not open an account; why is not told."""


def check(attempt: Try, password: str) -> str:
	"""The user whose password this is. Raises NotLetIn.

	Unknown, wrong, disabled, frozen and refused take as long and answer the same. The engine's way is not
	taken: it counts by name alone, and locks out whoever bears it.
	"""
	is_right = is_password_of(attempt.meant, password)
	if is_right and attempt.user and _may_sign_in(attempt.user):
		attempt.was_right()
		return attempt.user
	attempt.was_wrong()
	# What was typed may be a password in the wrong field: it is written nowhere.
	add_authentication_log("Invalid login credentials", attempt.meant or "Guest", status="Failed")
	raise NotLetIn


def is_password_of(user: str | None, password: str) -> bool:
	"""Whether it opens this user's account, as it was typed or composed; it is then stored as composed."""
	forms = passwords.forms(password[: LONGEST + 1])
	known = user if user and _has_password(user) and len(password) <= LONGEST else None
	# Each form takes as long, whoever is meant.
	right = [form for form in forms if _opens(known, form)]
	if right and forms[-1] not in right:
		update_password(user, forms[-1], logout_all_sessions=False)
	return bool(right)


def _opens(user: str | None, password: str) -> bool:
	if not user:
		passlibctx.dummy_verify()
		return False
	try:
		check_password(user, password, delete_tracker_cache=False)
	except frappe.AuthenticationError:
		return False
	return True


def password_has_to_change(user: str) -> bool:
	"""Whether the engine's settings ask this user for a new password."""
	manager = frappe.local.login_manager
	signed_in, manager.user = manager.user, user
	try:
		return bool(manager.force_user_to_reset_password())
	finally:
		manager.user = signed_in


def begin_session(user: str) -> None:
	"""Sign in: a new session with a new number, whatever the browser came with. Raises NotLetIn."""
	if frappe.session.user != "Guest":
		short_sessions.end_this_session("Signed in as somebody else")
	manager = frappe.local.login_manager
	manager.user = user
	try:
		manager.post_login()
	except (frappe.AuthenticationError, frappe.SecurityException) as error:
		frappe.clear_messages()
		raise NotLetIn from error
	short_sessions.begin()
	device.remember(user)
	token.renew()


def end_session() -> None:
	if frappe.session.user != "Guest":
		frappe.local.login_manager.run_trigger("on_logout")
		short_sessions.end_this_session("Signed out")
	token.renew()


def _has_password(user: str) -> bool:
	return bool(frappe.db.exists("__Auth", {"doctype": "User", "name": user, "fieldname": "password"}))


def _may_sign_in(user: str) -> bool:
	account = account_of(user)
	is_frozen = account and account.state != "Active"
	return bool(frappe.db.get_value("User", user, "enabled")) and not is_frozen
