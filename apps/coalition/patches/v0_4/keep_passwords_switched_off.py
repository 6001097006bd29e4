"""Whether people sign in by passwords, the Coalition Settings say now, and no more the engine's."""

import frappe
from frappe.utils import cint

from coalition.setup import engine_sign_in


def execute() -> None:
	"""Can run again: once set-up has switched the engine's passwords off, they say nothing about the site."""
	if engine_sign_in.is_closed():
		return
	if cint(frappe.db.get_single_value("System Settings", "disable_user_pass_login")):
		frappe.db.set_single_value("Coalition Settings", "sign_in_with_passwords", 0)
