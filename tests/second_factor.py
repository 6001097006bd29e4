"""A second factor as the engine's settings ask for it, and the app of who has one."""

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
import pyotp
from frappe import twofactor

from tests import site

SETTINGS = ("enable_two_factor_auth", "two_factor_method")


@contextmanager
def asked(method: str, *roles: str) -> Iterator[None]:
	"""Inside, these roles are asked for a second factor by this method; mails stay in the queue."""
	_store(1, method, roles)
	try:
		with site.configured(mute_emails=1):
			yield
	finally:
		_store(0, "OTP App", roles)


def app_of(user: str) -> pyotp.TOTP:
	"""The app of somebody who has set it up before."""
	with site.at_the_console():
		twofactor.set_default(f"{user}_otplogin", 1)
		return pyotp.TOTP(twofactor.get_otpsecret_for_(user))


def _store(is_on: int, method: str, roles: tuple[str, ...]) -> None:
	with site.at_the_console():
		frappe.db.set_single_value("System Settings", dict(zip(SETTINGS, (is_on, method), strict=True)))
		for role in roles:
			frappe.db.set_value("Role", role, "two_factor_auth", is_on)
		frappe.clear_cache()
	site.forget_tries()
