"""One-time codes that a person hands over: made, tried and used once. How they look: sign_in_codes.py.

A code stands in the engine's table of passwords, as a digest, and nowhere else.

A thousand wrong tries end a code: it is guessed with a chance of one in a million (a thousand of 10^9),
however many addresses take turns. Fewer would let a stranger who knows a name use the code up: from one
address, which is slowed down (throttle.py), come some 110 tries in a day, and 700 in the week that a code
holds at most.
"""

import frappe
from frappe import _
from frappe.utils import add_to_date
from frappe.utils.password import check_password, passlibctx, update_password

from coalition.base.accounts import portal_accounts, portal_settings, sign_in_codes
from coalition.base.errors import AccountFrozen, CodeSpent
from coalition.base.records import clock, locking

CODE = "Sign-in Code"
FIELD = "code"
COLUMNS = ("name", "attempts", "expires_on", "used_on")
MOST_TRIES = 1000


def make_code(account: str) -> str:
	"""A new code for an account, its only one: those before are worth nothing from now on.

	Raises AccountFrozen. Who calls this has seen to it that the user may.
	"""
	if locking.locked_value(portal_accounts.ACCOUNT, account, "state") != "Active":
		frappe.throw(_("This account is frozen: open it again first."), AccountFrozen)
	portal_accounts.close_codes(account)
	code = sign_in_codes.new_code()
	row = frappe.new_doc(CODE)
	row.update({"account": account, "open_for": account, "made_by": frappe.session.user})
	row.expires_on = add_to_date(clock.now(), hours=portal_settings.number("code_valid_hours"))
	# Nobody has the right to make one but through this function.
	row.insert(ignore_permissions=True)
	update_password(row.name, code, doctype=CODE, fieldname=FIELD)
	return code


def try_code(account: str | None, code: str) -> str | None:
	"""The name of the account's open code where this is it; a wrong try is counted, and takes as long.

	`account` is None where nobody has the name that was typed.
	"""
	row = _locked_if_open({"open_for": account}) if account else None
	if not row:
		passlibctx.dummy_verify()
		return None
	if _is(row.name, code):
		return row.name
	frappe.db.set_value(CODE, row.name, "attempts", row.attempts + 1)
	return None


def use_code(name: str, account: str) -> None:
	"""Use a code up. Raises CodeSpent for all but the first who asks, and where it is no longer open."""
	row = _locked_if_open({"name": name, "open_for": account})
	if not row:
		raise CodeSpent(_("This code was used already, or is too old. Ask for a new one."))
	frappe.db.set_value(CODE, name, {"used_on": clock.now(), "open_for": None})


def is_open(name: str, account: str) -> bool:
	return _can_be_used(frappe.db.get_value(CODE, {"name": name, "open_for": account}, COLUMNS, as_dict=True))


def _locked_if_open(filters: dict[str, str]) -> frappe._dict | None:
	"""The open code, locked, so that of two who come at once one waits and sees what the other did."""
	row = locking.locked_values(CODE, filters, COLUMNS)
	return row if _can_be_used(row) else None


def _can_be_used(row: frappe._dict | None) -> bool:
	return bool(row and not row.used_on and row.attempts < MOST_TRIES and row.expires_on > clock.now())


def _is(name: str, code: str) -> bool:
	try:
		check_password(name, code, doctype=CODE, fieldname=FIELD, delete_tracker_cache=False)
	except frappe.AuthenticationError:
		return False
	return True
