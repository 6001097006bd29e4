"""Applications that are not sent yet: kept sealed, and opened by the key in their applicant's link.

The database knows a digest of the key, and the answers encrypted with it: whoever reads the tables, a backup
or the desk learns that somebody began to apply, and no more.
"""

import json
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256

import frappe
from cryptography.fernet import Fernet
from frappe.model.document import Document
from frappe.utils import add_days, getdate

from coalition.base.apps import encryption_key
from coalition.base.records import clock, locking
from coalition.portal.forms.fields import Answer

DRAFT = "Application Draft"
DAYS = 60


@dataclass(frozen=True)
class Draft:
	"""What somebody has answered so far."""

	name: str
	answers: dict[str, Answer] = field(repr=False)
	link_was_mailed: bool = False

	@property
	def kind(self) -> str:
		return str(self.answers.get("kind") or "")


def load(key: str) -> Draft | None:
	"""The draft that this key opens, as long as it has not run out."""
	stored = frappe.db.get_value(
		DRAFT, _digest(key), ["name", "answers", "expires_on", "link_was_mailed"], as_dict=True
	)
	return opened(key, stored) if stored and not _has_run_out(stored) else None


def _has_run_out(stored: Document) -> bool:
	"""Whether nobody touched it for so long: it is gone then, also before the nightly job deletes it."""
	return getdate(stored.expires_on) < clock.today()


def opened(key: str, stored: Document) -> Draft:
	return Draft(stored.name, _open(key, stored.answers), bool(stored.link_was_mailed))


def keep(key: str, answers: dict[str, Answer]) -> Draft:
	"""Put these answers into the draft of this key, beside what it holds; it is begun where there is none.

	Two tabs, or a finger that taps twice, wait for each other at the draft's row. Raises
	EncryptionKeyDiffers: who applied could neither be told from a protected member nor be mailed their link.
	"""
	encryption_key.require_right()
	stored = _locked_or_begun(key)
	merged = {**_open(key, stored.answers), **answers}
	changes = {"answers": _seal(key, merged), "expires_on": add_days(clock.today(), DAYS)}
	frappe.db.set_value(DRAFT, stored.name, changes)
	return Draft(stored.name, merged, bool(stored.link_was_mailed))


def lock(key: str) -> Document | None:
	"""The stored draft, held until the transaction ends; None where there is none (any more)."""
	name = locking.locked_name(DRAFT, _digest(key))
	stored = locking.locked(DRAFT, name) if name else None
	return stored if stored and not _has_run_out(stored) else None


def note_mail(draft: Draft) -> None:
	frappe.db.set_value(DRAFT, draft.name, "link_was_mailed", 1)


def delete(name: str) -> None:
	"""Delete a draft with its files, so that nothing of it stays in the list of deleted documents."""
	# Nobody has a right to drafts: its applicant's key, or its age, has been checked.
	frappe.delete_doc(DRAFT, name, ignore_permissions=True, force=True, delete_permanently=True)


def delete_expired() -> None:
	"""Daily: drafts that nobody touched for so long, each by itself: one that fails keeps no other."""
	# A job of the system's own; nothing of a draft is read.
	for name in frappe.get_all(DRAFT, filters={"expires_on": ("<", clock.today())}, pluck="name"):
		delete(name)
		# What is deleted stays so, whatever the next one does.
		frappe.db.commit()


def _locked_or_begun(key: str) -> Document:
	name = _digest(key)
	if not frappe.db.exists(DRAFT, name):
		_begin(name)
	stored = locking.locked(DRAFT, name)
	if not _has_run_out(stored):
		return stored
	delete(name)
	_begin(name)
	return locking.locked(DRAFT, name)


def _begin(name: str) -> None:
	draft = frappe.new_doc(DRAFT)
	draft.expires_on = add_days(clock.today(), DAYS)
	# Who applies has no account, and nobody has a right to drafts.
	draft.flags.ignore_permissions = True
	try:
		draft.insert(set_name=name)
	except frappe.DuplicateEntryError:
		# Another tap was faster. Nothing else was written so far; its locks have to go.
		frappe.db.rollback()
		frappe.clear_messages()


def _digest(key: str) -> str:
	return sha256(key.encode()).hexdigest()


def _seal(key: str, answers: dict[str, Answer]) -> str:
	return _cipher(key).encrypt(json.dumps(answers).encode()).decode()


def _open(key: str, sealed: str | None) -> dict[str, Answer]:
	return json.loads(_cipher(key).decrypt(sealed.encode())) if sealed else {}


def _cipher(key: str) -> Fernet:
	return Fernet(urlsafe_b64encode(sha256(f"answers of {key}".encode()).digest()))
