"""Actions on many rows of a list: none that decides something about somebody is among them.

Such a step asks first what is to be known of each (base/step_dialogs). Named by the hook
`override_whitelisted_methods`.
"""

from collections.abc import Iterable

import frappe
from frappe import _
from frappe.model import workflow

from coalition.base.errors import OneByOne
from coalition.base.guards.guarded import require_signed_in
from coalition.base.step_dialogs import declared

# What makes a record another in its course, beside the field that its workflow names.
_STATES = frozenset({"status", "docstatus", "workflow_state"})


@frappe.whitelist(methods=["GET", "POST"])
def get_common_transition_actions(docs: object, doctype: str) -> list[str]:
	"""The steps that a list offers for all these records: those that decide nothing about anybody."""
	require_signed_in()
	found = workflow.get_common_transition_actions(docs, doctype)
	asked = set(declared.actions().get(doctype, ()))
	return [action for action in found if action not in asked]


@frappe.whitelist(methods=["POST"])
def bulk_workflow_approval(docnames: str, doctype: str, action: str) -> None:
	"""Take a step for many records. Raises OneByOne where it decides something about somebody."""
	require_signed_in()
	if action in declared.actions().get(doctype, ()):
		_refuse()
	workflow.bulk_workflow_approval(docnames, doctype, action)


def refuse_deciding(doctype: str, action: str, fields: Iterable[str] = ()) -> None:
	"""Raise OneByOne where many records would be submitted, or led into a state, that are decided singly."""
	leads_on = action == "submit" or bool(_STATES.intersection(fields))
	if leads_on and action != "cancel" and doctype in declared.actions():
		_refuse()


def _refuse() -> None:
	frappe.throw(
		_("This decides something about somebody: open each record, and take the step there."), OneByOne
	)
