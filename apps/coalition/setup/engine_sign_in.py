"""The engine's own sign-in by password is off while the app is there: people sign in on the portal's page.

The engine asks its System Settings first, on every path, so that no name is tried or locked past our limits.
They refuse to switch passwords off unless another way is on: the link by e-mail is, and no more than that,
since none of its functions is open (docs/sign-in.md).
"""

import json

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import cint

from coalition.base.apps import state_store
from coalition.base.text.bidi import fill

KEY = "coalition_engine_sign_in"
SETTINGS = "System Settings"
CLOSED = {"disable_user_pass_login": 1, "login_with_email_link": 1}


def close() -> None:
	"""Switch it off; the first time, remember what the site had, and let one without passwords stay so."""
	stored = _stored()
	if not is_closed():
		state_store.remember(KEY, json.dumps(stored))
		if cint(stored["disable_user_pass_login"]):
			frappe.db.set_single_value("Coalition Settings", "sign_in_with_passwords", 0)
	if {field: cint(value) for field, value in stored.items()} != CLOSED:
		_store(CLOSED)


def is_closed() -> bool:
	"""Whether set-up has done so on this site before."""
	return state_store.recall(KEY) is not None


def give_back() -> None:
	"""Leave the settings as they were before the app came: otherwise nobody could sign in without it."""
	_store(json.loads(state_store.recall(KEY) or "{}"))
	state_store.forget(KEY)


def keep_closed(settings: Document, method: str | None = None) -> None:
	"""Before an administrator's changes are looked at: this one is not made, and they are told."""
	opened = [field for field, value in CLOSED.items() if cint(settings.get(field)) != value]
	settings.update(CLOSED)
	# What is stored is what the engine looks at when it judges whether there is another way.
	close()
	if opened:
		frappe.msgprint(
			fill(
				_(
					"Signing in by the engine's own page stays off: its limits would let a stranger lock"
					" people out. Everybody signs in at {0};"
					" whether by passwords, the Coalition Settings say."
				),
				frappe.utils.get_url("/coalition/sign-in"),
			)
		)


def _stored() -> dict[str, str | None]:
	"""The values as they stand in the table; None where there is none."""
	rows = frappe.db.get_singles_dict(SETTINGS)
	return {field: rows.get(field) for field in CLOSED}


def _store(values: dict[str, object]) -> None:
	"""Past the document: set-up is no change that somebody made."""
	known = {field: value for field, value in values.items() if value is not None}
	if known:
		frappe.db.set_single_value(SETTINGS, known, update_modified=False)
	gone = [field for field in values if field not in known]
	if gone:
		frappe.db.delete("Singles", {"doctype": SETTINGS, "field": ("in", gone)})
		frappe.clear_document_cache(SETTINGS, SETTINGS)
