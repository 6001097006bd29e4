"""Taking what set-up made off this site again: that, and nothing else."""

import frappe

from coalition.base.apps import created_records
from coalition.setup import references

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


def remove_all() -> None:
	"""Delete what was made, last first; what somebody else has come to use stays."""
	for doctype, name in reversed(created_records.records()):
		if not _is_used_elsewhere(doctype, name):
			_remove(doctype, name)
	created_records.forget_all()


def remove_unused(doctype: str, name: str) -> None:
	"""Delete one record that was made, and forget it, where nobody needs it any more."""
	if [doctype, name] in created_records.records() and not _is_used_elsewhere(doctype, name):
		_remove(doctype, name)
		created_records.forget(doctype, name)


def _is_used_elsewhere(doctype: str, name: str) -> bool:
	return any(frappe.db.exists(table, {field: name}) for table, field in USERS.get(doctype, ()))


def _remove(doctype: str, name: str) -> None:
	if doctype == "Role":
		references.forget_role(name)
	# Uninstalling is the administrator's own act at the console.
	frappe.delete_doc(doctype, name, ignore_permissions=True, force=True, delete_permanently=True)
