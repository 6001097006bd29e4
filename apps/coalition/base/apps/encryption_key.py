"""The site's encryption key, and how to tell that it is another one than it was.

A dump holds no key: restored without it, the engine makes a new one in silence, and what was sealed can be
neither opened nor recognised. The database therefore knows a check value of its key. Where that of the
configuration differs, nothing is sealed, imported, admitted or handed out (docs/operate/backup.md).
"""

import hmac
import time
from hashlib import sha256

import frappe
from cryptography.fernet import Fernet, InvalidToken
from frappe import _
from frappe.utils import password

from coalition.base.apps import state_store
from coalition.base.errors import EncryptionKeyDiffers

NOTED = "coalition_encryption_key"
# What stands instead where nothing that is stored can be read: the check value of no key.
UNKNOWN = "unknown"
# How long a process believes that the key is right: a database is seldom replaced beneath it.
SECONDS = 60
# (site, check value) -> until when, by this process's clock.
_found_right: dict[tuple[str, str], float] = {}


def encrypt(text: str) -> str:
	"""The text sealed with the site's key. Raises EncryptionKeyDiffers."""
	require_right()
	return password.encrypt(text)


def decrypt(sealed: str) -> str:
	"""What `encrypt` was given. Raises EncryptionKeyDiffers."""
	require_right()
	return password.decrypt(sealed)


def require_right() -> None:
	"""Raise EncryptionKeyDiffers where the configuration's key is not the one that the database knows."""
	if not is_right():
		frappe.throw(in_words(), EncryptionKeyDiffers)


def is_right() -> bool:
	known = (frappe.local.site, _check_value())
	if _found_right.get(known, 0) < time.monotonic():
		if state_store.recall(NOTED) not in (None, known[1]):
			return False
		_found_right[known] = time.monotonic() + SECONDS
	return True


def note() -> None:
	"""Let a database that knows no key yet know that of the configuration, if it opens what is sealed."""
	if state_store.recall(NOTED) is None:
		state_store.remember(NOTED, _check_value() if _opens_what_is_sealed() else UNKNOWN)


def adopt() -> None:
	"""Take the configuration's key for the right one: the former is lost, and what was sealed with it."""
	state_store.remember(NOTED, _check_value())


def forget() -> None:
	state_store.forget(NOTED)
	_found_right.clear()


def faults() -> list[str]:
	"""For who maintains the site, in words."""
	return [] if is_right() else [in_words()]


def in_words() -> str:
	return _(
		"This site has another encryption key than its data were sealed with. Until an operator puts the"
		" right one back into site_config.json, nothing is sealed, imported, admitted or sent"
		" (docs/operate/backup.md)."
	)


def _check_value() -> str:
	return hmac.new(password.get_encryption_key().encode(), b"coalition: check value", sha256).hexdigest()


def _opens_what_is_sealed() -> bool:
	"""Whether the key opens anything that is stored sealed; true where nothing is."""
	stored = frappe.db.sql("select password from `__Auth` where encrypted = 1", pluck=True)
	stored += frappe.get_all("Sealed Name", filters={"contents": ("is", "set")}, pluck="contents", limit=100)
	return not stored or any(map(_opens, stored))


def _opens(sealed: str) -> bool:
	try:
		return bool(Fernet(password.get_encryption_key().encode()).decrypt(sealed.encode()))
	except (InvalidToken, ValueError):
		return False
