"""A new password by a link that the engine mailed: it is stored, and signs nobody in."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
from frappe.core.doctype.user import user as engine

from coalition.access.functions.open_sign_in import is_valid_key
from coalition.access.responses import refusals

SIGN_IN = "/coalition/sign-in"


# guest: whoever holds a mailed link is signed in nowhere; without its key the middleware answers 404
@frappe.whitelist(allow_guest=True, methods=["POST"])
def update_password(
	new_password: str,
	logout_all_sessions: int = 0,
	key: str | None = None,
	old_password: str | None = None,
) -> str:
	"""The engine's, by the `key` of a link or by the old password of who is signed in: where to go on.

	The engine begins a session for whoever brings a key: who reads somebody's mail would come in without the
	second factor, the hours and the limits of our sign-in page. A key leads there instead, and one that
	is none or has ended is answered by 404. Raises what the engine does, for a weak password say.
	"""
	if key and not is_valid_key(key):
		refusals.not_found()
	if not key:
		return engine.update_password(new_password, logout_all_sessions, None, old_password)
	with _without_session():
		engine.update_password(new_password, logout_all_sessions, key)
	return SIGN_IN


@contextmanager
def _without_session() -> Iterator[None]:
	"""Inside, nobody is signed in by having a name."""
	manager = frappe.local.login_manager
	frappe.local.login_manager = _SignsNobodyIn()
	try:
		yield
	finally:
		frappe.local.login_manager = manager


class _SignsNobodyIn:
	def login_as(self, user: str) -> None:
		"""In place of LoginManager.login_as."""
