"""Taking in an application that came by the portal, from somebody who has no account."""

import frappe
from frappe.model.document import Document

from coalition.base.acting import as_the_system
from coalition.membership import identity
from coalition.membership.application_form import CLAUSE
from coalition.membership.charters import charter_in_force

FIELDS = (*identity.FIELDS, "about")


def hand_in(values: dict[str, str], key: str) -> str:
	"""Make a submitted Membership Application of a checked form; answers its name.

	`key` is the form's own: the same form posted again, after a dropped link say, answers the application
	that it made the first time. Raises frappe.ValidationError where a rule of the record is broken.
	"""
	known = known_by(key)
	if known:
		return known
	application = frappe.new_doc("Membership Application")
	application.update({name: values.get(name) for name in FIELDS})
	application.submission_key = key
	application.flags.by_portal = True
	for number, clause in enumerate(charter_in_force().clauses):
		declared = int(bool(values.get(CLAUSE.format(number))))
		application.append("declared_clauses", {"clause": clause.clause, "is_declared": declared})
	# A guest may make this record here, through this form, and nowhere else.
	application.insert(ignore_permissions=True)
	_submit(application)
	return application.name


def known_by(key: str) -> str | None:
	"""The application that was handed in with this key, if there is one."""
	return frappe.db.get_value("Membership Application", {"submission_key": key}) if key else None


def _submit(application: Document) -> None:
	with as_the_system():
		application.update({"workflow_state": "Submitted", "status": "Submitted"})
		application.save()
