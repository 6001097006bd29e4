"""What stays open of the engine's ways to sign in: a link to a new password, what an operator set up."""

import re
from datetime import timedelta
from hashlib import sha256

import frappe
from frappe.core.doctype.user import user
from frappe.utils import cint, get_datetime, now_datetime

from coalition.access.routes import Kind, Route

WITH_KEY = (
	"coalition.access.functions.new_password.update_password",
	"frappe.core.doctype.user.user.test_password_strength",
)
PAGE_WITH_KEY, PAGE_OF_QR_CODE = "/update-password", "/qrcode"
OAUTH = "frappe.integrations.oauth2_logins."
# Random letters and digits; later engines store a digest of them.
_KEY = re.compile(r"[0-9A-Za-z]{32,200}")
KEEPS_DIGESTS = hasattr(user, "sha256_hash")
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
	return is_valid_key(frappe.form_dict.get("key"))


def is_valid_key(key: object) -> bool:
	"""Whether this is the key of a link to a new password that has not ended.

	The database takes much for the same text, a blank for the empty one that a used link leaves: what is no
	key is not looked up, and what is found is compared letter by letter.
	"""
	# A list or an object would be a filter.
	if not isinstance(key, str) or not _KEY.fullmatch(key):
		return False
	stored = sha256(key.encode()).hexdigest() if KEEPS_DIGESTS else key
	fields = ["reset_password_key", "last_reset_password_key_generated_on"]
	found = frappe.db.get_value("User", {"reset_password_key": stored, "enabled": 1}, fields)
	return bool(found) and found[0] == stored and not _has_ended(found[1])


def _has_ended(made: object) -> bool:
	seconds = cint(frappe.get_system_settings("reset_password_link_expiry_duration"))
	if not seconds:
		return False
	return not made or now_datetime() > get_datetime(made) + timedelta(seconds=seconds)
