"""The approval workflows that we ship, and keeping them as an administrator left them.

A shipped workflow is remembered by a digest of what it looked like in the database. At the next migration
it is brought up to date only where it still looks like that: whoever changed it, or deleted it, is right.
"""

import hashlib
import json

import frappe
from frappe.model.document import Document

from coalition.base.apps import created_records, plugins, state_store
from coalition.base.records.shipped_workflows import ShippedWorkflow, State, Step
from coalition.setup import removing

HOOK = "coalition_workflows"
KEY = "coalition_shipped_workflow_{0}"
STATE_FIELDS = ("state", "doc_status", "update_field", "update_value", "allow_edit", "is_optional_state")
STEP_FIELDS = ("state", "action", "next_state", "allowed", "allow_self_approval", "condition")


def shipped_ones() -> list[ShippedWorkflow]:
	"""Those of all modules and apps. Raises BrokenPlugin: a site without its workflows decides nothing."""
	return [one for plugin in plugins.registered(HOOK) for one in plugin.ask(ShippedWorkflow)]


def ship_of(app: str) -> None:
	"""After an app was installed: what it ships."""
	for shipped in _of(app):
		ship(shipped)


def forget_of(app: str) -> None:
	"""Before an app is taken off: its workflows go with it, and what was made for them alone."""
	for shipped in _of(app):
		if frappe.db.exists("Workflow", shipped.name):
			# Whoever takes an app off does so at the console.
			how = {"ignore_permissions": True, "force": True, "delete_permanently": True}
			frappe.delete_doc("Workflow", shipped.name, **how)
		state_store.forget(KEY.format(shipped.name))
		for state in shipped.states:
			removing.remove_unused("Workflow State", state.name)
		for step in shipped.steps:
			removing.remove_unused("Workflow Action Master", step.action)


def _of(app: str) -> list[ShippedWorkflow]:
	paths = frappe.get_hooks(HOOK, app_name=app)
	return [one for path in paths for one in plugins.Plugin(HOOK, path).ask(ShippedWorkflow)]


def ship_all() -> None:
	"""Make each shipped workflow, or bring it up to date where nobody changed it."""
	for shipped in shipped_ones():
		ship(shipped)


def ship(shipped: ShippedWorkflow) -> None:
	"""Make one workflow, or bring it up to date where it still is what was shipped before."""
	before = state_store.recall(KEY.format(shipped.name))
	stored = _stored(shipped.name)
	changed_or_made_by_others = stored and _digest(stored) != before
	deleted = before and not stored
	if changed_or_made_by_others or deleted:
		return
	wanted = _fill(frappe.new_doc("Workflow"), shipped)
	if _digest(wanted) == before:
		return
	_make_states_and_actions(shipped)
	workflow = _fill(stored, shipped) if stored else wanted
	# Set-up is the administrator's own act at the console.
	workflow.save(ignore_permissions=True)
	state_store.remember(KEY.format(shipped.name), _digest(_stored(shipped.name)))


def _stored(name: str) -> Document | None:
	return frappe.get_doc("Workflow", name) if frappe.db.exists("Workflow", name) else None


def _make_states_and_actions(shipped: ShippedWorkflow) -> None:
	for state in shipped.states:
		created_records.create_missing("Workflow State", state.name, style=state.style)
	for step in shipped.steps:
		created_records.create_missing("Workflow Action Master", step.action)


def _fill(workflow: Document, shipped: ShippedWorkflow) -> Document:
	workflow.update(
		{
			"workflow_name": shipped.name,
			"document_type": shipped.doctype,
			"is_active": 1,
			"workflow_state_field": "workflow_state",
			"send_email_alert": 0,
		}
	)
	workflow.set("states", [_state_row(state) for state in shipped.states])
	workflow.set("transitions", [_step_row(step) for step in shipped.steps])
	return workflow


def _state_row(state: State) -> dict:
	return {
		"state": state.name,
		"doc_status": str(state.docstatus),
		"update_field": "status",
		"update_value": state.name,
		"allow_edit": state.edited_by,
	}


def _step_row(step: Step) -> dict:
	return {
		"state": step.state,
		"action": step.action,
		"next_state": step.next_state,
		"allowed": step.role,
		"allow_self_approval": int(step.by_its_maker),
		"condition": step.condition,
	}


def _digest(workflow: Document) -> str:
	content = [
		[workflow.is_active, workflow.send_email_alert],
		[[str(row.get(field) or "") for field in STATE_FIELDS] for row in workflow.states],
		[[str(row.get(field) or "") for field in STEP_FIELDS] for row in workflow.transitions],
	]
	return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def forget_all() -> None:
	"""Forget what was shipped; the workflows themselves go with all that names our DocTypes."""
	for shipped in shipped_ones():
		state_store.forget(KEY.format(shipped.name))
