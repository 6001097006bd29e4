"""Signing in and out: who somebody is, and the session that follows."""

import frappe
from frappe.twofactor import should_run_2fa
from frappe.utils import cint
from frappe.utils.password import passlibctx

from coalition.base import limits, short_sessions
from coalition.base.account_names import user_name
from coalition.base.finding_people import find_user
from coalition.portal import token

# Many people share one connection, so the address has a wide limit and the name a narrow one.
PER_ADDRESS = (100, 900)
PER_NAME = (10, 900)
PER_USER = (20, 900)


class NotLetIn(Exception):
	"""Name and password do not open an account; why is not told."""


class SecondStep(Exception):
	"""This user has to sign in where the engine asks for a second step."""


def count_try(what: str, typed: str) -> str:
	"""Count one try by this address and for this name; answers the key of the name. Raises TooManyTries."""
	limits.count_against(f"{what} address", limits.caller(), *PER_ADDRESS)
	name = user_name(typed)[:140]
	limits.count_against(f"{what} name", name, *PER_NAME)
	return name


def check(typed: str, password: str) -> str:
	"""The user whose name and password these are. Raises NotLetIn, SecondStep.

	Unknown, wrong, disabled and frozen take as long and answer the same.
	"""
	user = find_user(typed)
	if not (user and _has_password(user)):
		passlibctx.dummy_verify()
	_count_for(user)
	manager = frappe.local.login_manager
	try:
		manager.authenticate(user=user or typed, pwd=password)
	except (frappe.AuthenticationError, frappe.SecurityException) as error:
		frappe.clear_messages()
		raise NotLetIn from error
	if should_run_2fa(manager.user):
		raise SecondStep
	return manager.user


def password_has_to_change() -> bool:
	"""Whether the engine's settings ask who just was checked for a new password."""
	return bool(frappe.local.login_manager.force_user_to_reset_password())


def passwords_are_switched_off() -> bool:
	return bool(cint(frappe.get_system_settings("disable_user_pass_login")))


def begin_session(user: str) -> None:
	"""Sign in: a new session with a new number, whatever the browser came with."""
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
	token.renew()


def end_session() -> None:
	if frappe.session.user != "Guest":
		frappe.local.login_manager.run_trigger("on_logout")
		short_sessions.end_this_session("Signed out")
	token.renew()


def _has_password(user: str) -> bool:
	return bool(frappe.db.exists("__Auth", {"doctype": "User", "name": user, "fieldname": "password"}))


def _count_for(user: str | None) -> None:
	"""Whichever of its names is tried: past the limit the answer is that of a wrong password."""
	try:
		limits.count_against("sign-in user", user or "", *PER_USER) if user else None
	except frappe.ValidationError as error:
		raise NotLetIn from error
