"""Sessions of portal users are short, whatever the engine's own setting: telephones get lost.

Asked at every request, on every path. The engine's sessions of desk users stay as they are.
"""

from contextlib import suppress

import frappe
from frappe.sessions import delete_session, get_csrf_token
from frappe.utils import get_datetime
from redis.exceptions import RedisError

from coalition.base.accounts import portal_settings
from coalition.base.accounts.portal_accounts import account_of
from coalition.base.apps.roles import portal_roles
from coalition.base.records import clock

BEGAN = "coalition_began"


def is_portal_user() -> bool:
	"""Whether the session is that of somebody who has a portal role and no desk."""
	# A browser that asks beforehand what it may ask (OPTIONS) has no session at all.
	if frappe.session.user in (None, "Guest") or frappe.session.data.user_type != "Website User":
		return False
	return not portal_roles().isdisjoint(frappe.get_roles())


def begin(login_manager: object = None) -> None:
	"""Remember when a session began. Called by the engine and by our own sign-in for each new one."""
	if is_portal_user():
		frappe.session.data[BEGAN] = clock.timestamp(exactly=True)
		# Stored with it, so that forms are good where Redis has forgotten the session.
		get_csrf_token()
		frappe.local.session_obj.update(force=True)
		_is_awake(clock.timestamp())


def end_what_is_over() -> None:
	"""Before each request: who idled, stayed too long, was frozen or signed out elsewhere is a guest."""
	if not is_portal_user():
		return
	if BEGAN not in frappe.session.data:
		begin()
	if _is_over():
		end_this_session("Session of the portal ended")


def end_this_session(reason: str) -> None:
	"""Delete the session of this request, its cookies, and go on as a guest."""
	# What is ended is ended in the database (`_is_let_in`), whatever Redis still holds of it.
	with suppress(RedisError):
		delete_session(frappe.session.sid, user=frappe.session.user, reason=reason)
	with suppress(RedisError):
		frappe.cache.delete(_key())
	cookies = frappe.local.cookie_manager
	cookies.cookies.clear()
	cookies.delete_cookie(["sid", "full_name", "user_id", "user_image", "system_user"])
	form = frappe.local.form_dict
	# Nobody is raised in rank by this.
	frappe.set_user("Guest")
	frappe.local.form_dict = form
	frappe.local.login_manager.user = "Guest"
	session = frappe.local.session_obj
	session.user = session.sid = "Guest"


def _is_over() -> bool:
	began = float(frappe.session.data[BEGAN])
	if clock.timestamp() - began > 3600 * portal_settings.number("portal_longest_hours"):
		return True
	return not _is_let_in(began) or not _is_awake(began)


def _is_let_in(began: float) -> bool:
	"""Neither frozen nor disabled in any way, nor signed out of all devices since."""
	user = frappe.session.user
	account = account_of(user)
	if account and (account.state != "Active" or began < account.signed_out_before):
		return False
	users, sessions = frappe.qb.DocType("User"), frappe.qb.DocType("Sessions")
	stored = frappe.qb.from_(users).join(sessions).on(sessions.user == users.name)
	is_there = (users.name == user) & (users.enabled == 1) & (sessions.sid == frappe.session.sid)
	return bool(stored.select(sessions.sid).where(is_there).run())


def _is_awake(began: float) -> bool:
	"""Whether something was asked for within the time allowed; this request counts."""
	seconds = 60 * portal_settings.number("portal_idle_minutes")
	with suppress(RedisError):
		if frappe.cache.expire(_key(), seconds):
			return True
	# A new session, or Redis forgot: the engine's own note is never later than the truth.
	noted = (clock.now() - get_datetime(frappe.session.data.last_updated)).total_seconds()
	if min(noted, clock.timestamp() - began) > seconds:
		return False
	with suppress(RedisError):
		frappe.cache.set(_key(), 1, ex=seconds)
	return True


def _key() -> bytes:
	return frappe.cache.make_key(f"coalition_awake:{frappe.session.sid}")
