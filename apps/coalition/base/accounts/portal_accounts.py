"""Portal accounts: whose they are, freezing them, and ending what they have open."""

from contextlib import suppress

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import now_datetime
from frappe.utils.password import remove_encrypted_password
from redis.exceptions import RedisError

from coalition.base.records import clock, locking
from coalition.base.records.plain_rows import row_of
from coalition.base.text.bidi import fill
from coalition.moved import renamed

ACCOUNT = "Portal Account"
FIELDS = ("name", "user", "person_name", "state", "holder_type", "holder", "signed_out_before")


def account_of(user: str) -> frappe._dict | None:
	"""The account of a user as it is stored now, asked once per request; None where there is none."""
	asked = frappe.local.flags.setdefault("coalition_accounts", {})
	if user not in asked:
		asked[user] = row_of(ACCOUNT, FIELDS, user=user)
	return asked[user]


def colleagues_of(account: frappe._dict) -> list[frappe._dict]:
	"""The other accounts that act for the same member, by name."""
	if not account.holder:
		return []
	same = {"holder_type": account.holder_type, "holder": account.holder, "name": ("!=", account.name)}
	# Who acts for the same member sees who else does, and nothing of them but this.
	fields = ["name", "person_name", "state"]
	return frappe.get_all(ACCOUNT, filters=same, fields=fields, order_by="person_name asc")


def add_names_to_form(doc: Document) -> None:
	"""Tell the desk's form what accounts of the portal, and programs, that wrote a record are called.

	The engine names those who made and changed it by their users alone, and the address of such a user is
	one that nobody has: it is never shown.
	"""
	docinfo = frappe.response.get("docinfo")
	if not docinfo or docinfo.get("user_info") is None:
		return
	wrote = {"user": ("in", [doc.owner, doc.modified_by])}
	# Whoever reads a record reads who wrote it.
	people = frappe.get_all(ACCOUNT, filters=wrote, fields=["user", "person_name as called"])
	programs = frappe.get_all("Program Key", filters=wrote, fields=["user", "title as called"])
	for row in (*people, *programs):
		docinfo["user_info"][row.user] = {"name": row.user, "fullname": row.called, "email": ""}


def freeze(account: str, why: str = "") -> None:
	"""Freeze an account and end all that it has open. Who calls this has seen to it that the user may.

	Writes straight into the tables: nothing that a record checks, or another app adds, may stand in the way
	of whoever has just lost a telephone.
	"""
	user = locking.locked_value(ACCOUNT, account, "user")
	by = frappe.utils.get_fullname()
	frozen = {"state": "Frozen", "frozen_on": now_datetime(), "frozen_by": by, "frozen_why": why}
	frappe.db.set_value(ACCOUNT, account, frozen)
	frappe.db.set_value("User", user, {"enabled": 0, "api_key": None, "reset_password_key": None})
	remove_encrypted_password("User", user, "api_secret")
	frappe.db.delete("OAuth Bearer Token", {"user": user})
	close_codes(account)
	end_sessions(account)
	_note(account, fill(_("Frozen by {0}. {1}"), by, why))


def unfreeze(account: str) -> None:
	"""Let an account sign in again, by its password or a new code; what was ended stays ended."""
	user = locking.locked_value(ACCOUNT, account, "user")
	thawed = {"state": "Active", "frozen_on": None, "frozen_by": None, "frozen_why": None}
	frappe.db.set_value(ACCOUNT, account, thawed)
	frappe.db.set_value("User", user, "enabled", 1)
	_forget_caches(user)
	_note(account, fill(_("Opened again by {0}."), frappe.utils.get_fullname()))


def end_sessions(account: str) -> None:
	"""End all sessions of an account, at once and for good.

	The time is what counts: a request under way may write its session back into the cache.
	"""
	frappe.db.set_value(
		ACCOUNT, account, "signed_out_before", clock.timestamp(exactly=True), update_modified=False
	)
	user = frappe.db.get_value(ACCOUNT, account, "user")
	sessions = frappe.qb.DocType("Sessions")
	for sid in frappe.qb.from_(sessions).select(sessions.sid).where(sessions.user == user).run(pluck=True):
		with suppress(RedisError):
			frappe.cache.hdel("session", sid)
			frappe.cache.hdel("last_db_session_update", sid)
	frappe.db.delete("Sessions", {"user": user})
	_forget_caches(user)


def close_codes(account: str) -> None:
	"""Make the codes of an account that are still open worth nothing."""
	frappe.db.set_value("Sign-in Code", {"account": account, "open_for": ("is", "set")}, "open_for", None)


def _forget_caches(user: str) -> None:
	# Who is let in, the database says at each request: without Redis nothing of this may fail.
	with suppress(RedisError):
		frappe.clear_cache(user=user)
		frappe.cache.delete_key("enabled_users")
	frappe.local.flags.pop("coalition_accounts", None)


def _note(account: str, text: str) -> None:
	"""On the account's timeline, so that its history stays when it is frozen again."""
	frappe.get_doc(ACCOUNT, account).add_comment("Info", text)


# For one version: something had another name.
__getattr__ = renamed(__name__)
