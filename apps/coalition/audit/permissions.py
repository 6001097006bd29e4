"""Permissions of DocTypes as they take effect, compared with what was last recorded.

The engine writes them past its documents (frappe.permissions, the Role Permissions Manager), and copies all
standard rows when the first one is changed: only the effect is worth telling.
"""

import json

import frappe
from frappe.core.page.permission_manager import permission_manager
from frappe.model.document import Document

from coalition.audit.record import Change, is_recording, write
from coalition.base.apps import own_doctypes, state_store
from coalition.base.apps.stored_rights import stored_rows

KEY = "coalition_recorded_permissions"
State = dict[str, str]


def in_effect(doctype: str) -> State:
	"""Which rights each role has: {"Council Member, level 0": "read, write"}."""
	rows = stored_rows("Custom DocPerm", doctype) or stored_rows("DocPerm", doctype)
	return {row.place: ", ".join(row.rights) for row in rows}


def begin(*app: str) -> None:
	"""Remember what is in effect for each DocType that was not looked at yet: the log begins there."""
	recorded = state_store.recall_all(KEY)
	for doctype in set(own_doctypes.doctypes()) - set(recorded):
		_remember(doctype, in_effect(doctype))


def notice(person: str | None, among: set[str] | None = None) -> None:
	"""Record what is in effect otherwise than it last was, in the name of a person or of nobody."""
	if not is_recording():
		return
	begin()
	recorded = state_store.recall_all(KEY)
	for doctype in sorted(recorded.keys() if among is None else among & recorded.keys()):
		before, now = json.loads(recorded[doctype]), in_effect(doctype)
		if before != now:
			write(_changes(doctype, before, now), person)
			_remember(doctype, now)


def _remember(doctype: str, state: State) -> None:
	state_store.remember(f"{KEY}.{doctype}", json.dumps(state))


def _changes(doctype: str, before: State, now: State) -> list[Change]:
	return [
		Change(
			"Custom DocPerm",
			doctype,
			"Made" if place not in before else "Removed" if place not in now else "Changed",
			setting=place,
			before=before.get(place, ""),
			after=now.get(place, ""),
			concerns=doctype,
		)
		for place in sorted({*before, *now})
		if before.get(place) != now.get(place)
	]


def notice_by_user() -> None:
	notice(frappe.session.user)


def notice_daily() -> None:
	"""What was done past the app shows here, without a name."""
	notice(None)


def before_commit(doc: Document, method: str | None = None) -> None:
	"""For the events of Custom DocPerm and DocType: of several rows that change together, the sum counts."""
	touched = frappe.flags.setdefault("coalition_permissions_touched", set())
	touched.add(doc.name if doc.doctype == "DocType" else doc.parent)
	frappe.db.before_commit.add(_notice_touched)


def _notice_touched() -> None:
	if touched := frappe.flags.pop("coalition_permissions_touched", None):
		notice(frappe.session.user, touched)


def forget() -> None:
	state_store.forget_all(KEY)


def forget_gone(app: str) -> None:
	"""After an app was taken off: forget its DocTypes."""
	state_store.forget_gone(KEY, own_doctypes.doctypes())
	# The bench command has committed already when it calls this.
	frappe.db.commit()


@frappe.whitelist(methods=["POST"])
def add(**arguments: str) -> None:
	"""In place of the Role Permissions Manager's function of this name."""
	frappe.only_for("System Manager")
	return _as_the_manager(permission_manager.add, arguments)


@frappe.whitelist(methods=["POST"])
def update(**arguments: str) -> str | None:
	"""In place of the Role Permissions Manager's function of this name."""
	frappe.only_for("System Manager")
	return _as_the_manager(permission_manager.update, arguments)


@frappe.whitelist(methods=["POST"])
def remove(**arguments: str) -> None:
	"""In place of the Role Permissions Manager's function of this name."""
	frappe.only_for("System Manager")
	return _as_the_manager(permission_manager.remove, arguments)


@frappe.whitelist(methods=["POST"])
def reset(**arguments: str) -> None:
	"""In place of the Role Permissions Manager's function of this name."""
	frappe.only_for("System Manager")
	return _as_the_manager(permission_manager.reset, arguments)


def _as_the_manager(function, arguments: dict) -> object:
	# What of these the function knows differs between versions of the engine.
	answer = frappe.call(function, **arguments)
	notice_by_user()
	return answer
