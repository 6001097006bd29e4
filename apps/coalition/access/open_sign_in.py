"""What stays open of the engine's ways to sign in: a link to a new password, what an operator set up."""

from datetime import timedelta
from hashlib import sha256

import frappe
from frappe.utils import cint, get_datetime, now_datetime

from coalition.access.routes import Kind, Route

WITH_KEY = (
	"coalition.access.new_password.update_password",
	"frappe.core.doctype.user.user.test_password_strength",
)
PAGE_WITH_KEY, PAGE_OF_QR_CODE = "/update-password", "/qrcode"
OAUTH = "frappe.integrations.oauth2_logins."
LDAP = "frappe.integrations.doctype.ldap_settings.ldap_settings.login"


def is_open_page(route: Route) -> bool:
	"""Whether somebody without a desk reaches this page of the engine's."""
	if route.kind is not Kind.PAGE:
		return False
	path = route.name.rstrip("/")
	return (path == PAGE_WITH_KEY and has_valid_key()) or (path == PAGE_OF_QR_CODE and _has_key_of_qr_code())


def _has_key_of_qr_code() -> bool:
	"""The engine mails it to whoever sets up an app for the second factor; it holds for some minutes."""
	key = frappe.form_dict.get("k")
	return isinstance(key, str) and bool(key) and bool(frappe.cache.get_value(f"{key}_uri"))


def is_open_function(name: str) -> bool:
	"""Whether somebody without a desk may call this function of the engine's."""
	if name in WITH_KEY:
		return has_valid_key()
	if name.startswith(OAUTH):
		return bool(frappe.db.exists("Social Login Key", {"enable_social_login": 1}))
	return name == LDAP and bool(cint(frappe.db.get_single_value("LDAP Settings", "enabled")))


def has_valid_key() -> bool:
	"""Whether the request brings the key of a link to a new password that has not ended."""
	key = frappe.form_dict.get("key")
	# A list or an object would be a filter.
	if not isinstance(key, str) or not key:
		return False
	# Later engines store a digest.
	stored = ("in", [key, sha256(key.encode()).hexdigest()])
	made = "last_reset_password_key_generated_on"
	found = frappe.db.get_value("User", {"reset_password_key": stored, "enabled": 1}, ["name", made])
	seconds = cint(frappe.get_system_settings("reset_password_link_expiry_duration"))
	if not found or not seconds:
		return bool(found)
	return bool(found[1]) and now_datetime() <= get_datetime(found[1]) + timedelta(seconds=seconds)
