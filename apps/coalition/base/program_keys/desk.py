"""What the secretariat does with keys at the desk: the buttons of the form call these."""

from datetime import timedelta

import frappe
from frappe import _
from frappe.utils import add_years, cint

from coalition.base.errors import KeyIsOver
from coalition.base.program_keys import holders, making, scopes
from coalition.base.program_keys.keys import KEY
from coalition.base.program_keys.scopes import Scope
from coalition.base.records import clock

# Enough for any program to be told its new key.
MOST_DAYS = 90


@frappe.whitelist(methods=["GET"])
def kinds_of_holders() -> list[str]:
	"""The kinds of record that the form offers as holders, for who may make keys."""
	frappe.new_doc(KEY).check_permission("create")
	return holders.kinds()


@frappe.whitelist(methods=["GET"])
def kinds_of_scopes() -> list[dict[str, str]]:
	"""What the form shows to tick, for who may read keys: name, and translated label and description."""
	frappe.new_doc(KEY).check_permission("read")
	return [_translated(scope) for scope in scopes.declared().values()]


def _translated(scope: Scope) -> dict[str, str]:
	# texts: those that modules and apps mark.
	return {"name": scope.name, "label": _(scope.label), "description": _(scope.description)}


@frappe.whitelist(methods=["POST"])
def show_secret(key: str) -> dict[str, str]:
	"""What the program sends, shown this once. Raises SecretHandedOut, KeyIsOver."""
	doc = frappe.get_doc(KEY, key)
	doc.check_permission("write")
	return _shown(doc.name)


@frappe.whitelist(methods=["POST"])
def replace(key: str, days: int = 7) -> dict[str, str]:
	"""Make a successor and show its secret; the key before it goes on for so many days."""
	doc = frappe.get_doc(KEY, key)
	doc.check_permission("write")
	if not 0 <= cint(days) <= MOST_DAYS:
		frappe.throw(_("Both keys work for 90 days at most."), KeyIsOver)
	until = clock.now() + timedelta(days=cint(days))
	successor = making.replace(doc.name, until, add_years(clock.today(), 1))
	return _shown(successor.name)


@frappe.whitelist(methods=["POST"])
def revoke(key: str, why: str) -> None:
	"""End a key at once."""
	frappe.get_doc(KEY, key).check_permission("write")
	making.revoke(key, why)


def _shown(name: str) -> dict[str, str]:
	return {"name": name, "header": f"Authorization: token {making.hand_out_secret(name)}"}
