"""Making, replacing and revoking keys. Whoever calls these has seen to it that the user may."""

from datetime import datetime

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import now_datetime
from frappe.utils.password import remove_encrypted_password, set_encrypted_password

from coalition.base.accounts import account_user
from coalition.base.apps import encryption_key, roles
from coalition.base.errors import KeyIsOver, ReasonMissing, SecretHandedOut
from coalition.base.mail.languages import of_coalition
from coalition.base.program_keys import feeds, scopes
from coalition.base.program_keys.keys import ACTIVE, KEY, REVOKED, holder_keys
from coalition.base.records import locking
from coalition.base.text.words import tidy

# 160 bits: nobody guesses one, however often they try.
SECRET_LENGTH = 40
KEPT_BY_SUCCESSOR = ("title", "holder_type", "holder", "partner_name", "requests_per_minute")


def make_user(title: str) -> str:
	"""The user behind a key: without a password, an address or a page; what it makes names the title.

	Raises EncryptionKeyDiffers.
	"""
	encryption_key.require_right()
	name = frappe.generate_hash(length=20)
	wanted = {"person_name": title, "user_name": f"program.{name}", "portal_role": roles.PARTNER}
	return account_user.make_user(frappe._dict(wanted, email=None, language=of_coalition()))


def hand_out_secret(name: str) -> str:
	"""`key:secret`, once. Raises SecretHandedOut the second time, KeyIsOver for a key that was revoked.

	Raises EncryptionKeyDiffers: the secret could not be read once the right key is back.
	"""
	encryption_key.require_right()
	key = _locked(name)
	if key.secret_made_on:
		frappe.throw(
			_("The secret of this key was shown already. Make a successor: both work until it is in place."),
			SecretHandedOut,
		)
	api_key, secret = (frappe.generate_hash(length=length) for length in (20, SECRET_LENGTH))
	frappe.db.set_value("User", key.user, {"api_key": api_key, "enabled": 1})
	set_encrypted_password("User", key.user, secret, "api_secret")
	frappe.clear_cache(user=key.user)
	key.db_set("secret_made_on", now_datetime())
	return f"{api_key}:{secret}"


def replace(name: str, until: datetime, expires_on: str) -> Document:
	"""A successor with the same rights; the key before it works until this moment, and no longer.

	Raises KeyIsOver for a key that was revoked or has a successor.
	"""
	key = _locked(name)
	if key.successor:
		frappe.throw(_("This key has a successor already: replace that one."), KeyIsOver)
	successor = frappe.new_doc(KEY)
	successor.update({field: key.get(field) for field in KEPT_BY_SUCCESSOR})
	successor.update({"expires_on": expires_on, "scopes": scopes.rows(scopes.held_by(key))})
	successor.flags.predecessor = key
	successor.insert()
	key.db_set({"successor": successor.name, "works_until": until})
	return successor


def revoke(name: str, why: str) -> None:
	"""End a key for good, from the next request on. Raises ReasonMissing; a second time does nothing."""
	if not tidy(why):
		frappe.throw(_("Please give the reason: those who come after you will ask."), ReasonMissing)
	key = locking.locked(KEY, name)
	if key.state == REVOKED:
		return
	key.db_set(
		{
			"state": REVOKED,
			"revoked_on": now_datetime(),
			"revoked_by": frappe.session.user,
			"revoked_why": why.strip()[:1000],
		}
	)
	# Its public half stays, by which whoever still uses it is told that it ended; nothing opens with it.
	frappe.db.set_value("User", key.user, "enabled", 0)
	remove_encrypted_password("User", key.user, "api_secret")
	frappe.clear_cache(user=key.user)
	feeds.end(key.family)


def revoke_all_of(holder_type: str, holder: str, why: str) -> None:
	"""End all keys of a holder: what programs could do for it ends with it."""
	for name in holder_keys(holder_type, holder):
		revoke(name, why)


def _locked(name: str) -> Document:
	key = locking.locked(KEY, name)
	if key.state != ACTIVE:
		frappe.throw(_("This key was revoked: it stays so, and has no successor."), KeyIsOver)
	return key
