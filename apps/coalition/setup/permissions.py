"""Telling administrators which permission rows we newly ship and their site does not use.

Permissions that an administrator changed stand in Custom DocPerm, which replaces all shipped rows of that
DocType and which a migration leaves alone. So a row that a new version brings has no effect there; the
administrators decide whether they want it, and for that have to know. Each row is told once.
"""

import json

import click
import frappe
from frappe import _

from coalition.base.apps import created_records, own_doctypes, roles, state_store
from coalition.base.apps.rights import RightsRow, newly_shipped
from coalition.base.apps.stored_rights import stored_rows
from coalition.base.text.bidi import fill
from coalition.moved import renamed

KEY = "coalition_shipped_permissions"
TOLD = (roles.ADMINISTRATOR, "System Manager")
Rows = dict[str, list[RightsRow]]


def notify_of_new_rows(*app: str) -> Rows:
	"""Tell of each row that was shipped since the last time and is not in effect; answers them."""
	shipped = {doctype: stored_rows("DocPerm", doctype) for doctype in own_doctypes.doctypes()}
	known = state_store.recall_all(KEY)
	new = {doctype: rows for doctype in known if (rows := _new(doctype, shipped.get(doctype, []), known))}
	_remember(shipped, known)
	for doctype, rows in new.items():
		_tell(doctype, rows)
	return new


def _new(doctype: str, shipped: list[RightsRow], known: dict[str, str]) -> list[RightsRow]:
	in_effect = stored_rows("Custom DocPerm", doctype)
	# A DocType that nobody customised uses what is shipped.
	return newly_shipped(shipped, json.loads(known[doctype]), in_effect) if in_effect else []


def _remember(shipped: Rows, known: dict[str, str]) -> None:
	for doctype, rows in shipped.items():
		texts = json.dumps([row.text for row in rows])
		if known.get(doctype) != texts:
			state_store.remember(f"{KEY}.{doctype}", texts)


def forget() -> None:
	state_store.forget_all(KEY)


def forget_gone(app: str) -> None:
	"""After an app was taken off: forget its DocTypes."""
	state_store.forget_gone(KEY, own_doctypes.doctypes())
	# The bench command has committed already when it calls this.
	frappe.db.commit()


def _tell(doctype: str, rows: list[RightsRow]) -> None:
	"""At the console that migrates, and at the desk of those who may change it."""
	click.secho(_subject(doctype, None), fg="yellow")
	for row in rows:
		click.echo(f"  {in_words(row, None)}")
	for user in _administrators():
		_notify(user, doctype, rows)


def _administrators() -> list[str]:
	holders = frappe.get_all("Has Role", filters={"role": ("in", TOLD), "parenttype": "User"}, pluck="parent")
	users = {"name": ("in", {*holders, "Administrator"}), "enabled": 1}
	return frappe.get_all("User", filters=users, pluck="name", order_by="name")


def _notify(user: str, doctype: str, rows: list[RightsRow]) -> None:
	language = frappe.db.get_value("User", user, "language") or None
	notice = frappe.new_doc("Notification Log")
	notice.update({"for_user": user, "type": "Alert", "subject": _subject(doctype, language)})
	listed = "".join(f"<li>{frappe.utils.escape_html(in_words(row, language))}</li>" for row in rows)
	advice = _("Add it in the Role Permissions Manager if you want it; nothing was changed.", language)
	notice.email_content = f"<ul>{listed}</ul><p>{advice}</p>"
	# Set-up speaks, and everybody reads their own notices.
	notice.insert(ignore_permissions=True)
	created_records.remember("Notification Log", notice.name)


def in_words(row: RightsRow, language: str | None) -> str:
	"""A row as the Role Permissions Manager calls its parts."""
	# texts: roles of base/apps/roles.py, rights of the engine.
	role, rights = _(row.role, language), [_(right.title(), language) for right in row.rights]
	template = (
		_("{0}, level {1}, own records: {2}", language)
		if row.own_only
		else _("{0}, level {1}: {2}", language)
	)
	return fill(template, role, row.level, ", ".join(rights))


def _subject(doctype: str, language: str | None) -> str:
	# texts: names of our DocTypes.
	name = _(doctype, language)
	return fill(
		_(
			"A new version ships permissions of «{0}» that are not in effect here, since these were changed.",
			language,
		),
		name,
	)


# For one version: something had another name.
__getattr__ = renamed(__name__)
