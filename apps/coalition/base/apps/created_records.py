"""What set-up made on this site, so that uninstalling removes that and nothing else."""

import json

import frappe

from coalition.base.apps import state_store
from coalition.setup import references

KEY = "coalition_made_by_setup"
# Who else may have come to need what we made: (DocType, field with its name).
USERS = {
	"Role": (
		("DocPerm", "role"),
		("User Type", "role"),
		("Workflow Document State", "allow_edit"),
		("Workflow Transition", "allowed"),
	),
	"Workflow State": (("Workflow Document State", "state"),),
	"Workflow Action Master": (("Workflow Transition", "action"),),
}


def create_missing(doctype: str, name: str, **values: object) -> None:
	"""Make a record unless there is one; remember it where it was we who made it."""
	if frappe.db.exists(doctype, name):
		return
	doc = frappe.get_doc({"doctype": doctype, **_name_field(doctype, name), **values})
	# Set-up runs before anybody could have been given a right.
	doc.insert(ignore_permissions=True)
	remember(doctype, doc.name)


def remember(doctype: str, name: str) -> None:
	"""Let uninstalling remove this record."""
	_remember([*records(), [doctype, name]])


def _name_field(doctype: str, name: str) -> dict[str, str]:
	autoname = frappe.get_meta(doctype).autoname or ""
	return {autoname.removeprefix("field:"): name} if autoname.startswith("field:") else {"name": name}


def records() -> list[list[str]]:
	"""What was made and is remembered: [doctype, name], in the order of making."""
	return json.loads(state_store.recall(KEY) or "[]")


def remove_all() -> None:
	"""Delete what was made, last first; what somebody else has come to use stays."""
	for doctype, name in reversed(records()):
		if not _is_used_elsewhere(doctype, name):
			_remove(doctype, name)
	state_store.forget(KEY)


def remove_unused(doctype: str, name: str) -> None:
	"""Delete one record that was made, and forget it, where nobody needs it any more."""
	if [doctype, name] in records() and not _is_used_elsewhere(doctype, name):
		_remove(doctype, name)
		_remember([record for record in records() if record != [doctype, name]])


def _is_used_elsewhere(doctype: str, name: str) -> bool:
	return any(frappe.db.exists(table, {field: name}) for table, field in USERS.get(doctype, ()))


def _remove(doctype: str, name: str) -> None:
	if doctype == "Role":
		references.forget_role(name)
	# Uninstalling is the administrator's own act at the console.
	frappe.delete_doc(doctype, name, ignore_permissions=True, force=True, delete_permanently=True)


def _remember(made: list[list[str]]) -> None:
	state_store.remember(KEY, json.dumps(made))
