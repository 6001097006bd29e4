"""The approval workflows that we ship, and keeping them as an administrator left them.

A shipped workflow is remembered by a digest of what it looked like in the database. At the next migration
it is brought up to date only where it still looks like that: whoever changed it, or deleted it, is right.
"""

import hashlib
import json
from dataclasses import dataclass

import frappe
from frappe.model.document import Document

from coalition.base import memory
from coalition.base.translatable import mark
from coalition.setup import made, roles

KEY = "coalition_shipped_workflow_{0}"
STATE_FIELDS = ("state", "doc_status", "update_field", "update_value", "allow_edit", "is_optional_state")
STEP_FIELDS = ("state", "action", "next_state", "allowed", "allow_self_approval", "condition")


@dataclass(frozen=True)
class State:
	name: str
	edited_by: str
	docstatus: int = 0
	style: str = ""


@dataclass(frozen=True)
class Step:
	state: str
	action: str
	next_state: str
	role: str
	# Two people are seen to by the record itself, which knows more than who made it.
	by_its_maker: bool = True
	# Read by the engine, with `doc` and `frappe.db.get_value`; always where it is empty.
	condition: str = ""


@dataclass(frozen=True)
class ShippedWorkflow:
	name: str
	doctype: str
	states: tuple[State, ...]
	steps: tuple[Step, ...]


# The step is offered where the policy asks for it; whether it may be taken, the record itself says.
MEMBERS_ARE_CONSULTED = 'frappe.db.get_value("Membership Policy", None, "consults_members") == "1"'
ON_THEIR_WAY = ("Submitted", "Under Review", "Information Asked", "Members Consulted", "Council Decision")

MEMBERSHIP_APPLICATION = ShippedWorkflow(
	name="Membership Application",
	doctype="Membership Application",
	states=(
		State("Draft", roles.SECRETARIAT),
		State("Submitted", roles.SECRETARIAT, style="Primary"),
		State("Under Review", roles.SECRETARIAT, style="Warning"),
		State("Information Asked", roles.SECRETARIAT, style="Info"),
		State("Members Consulted", roles.SECRETARIAT, style="Info"),
		State("Council Decision", roles.COUNCIL, style="Warning"),
		State("Approved", roles.COUNCIL, docstatus=1, style="Success"),
		State("Declined", roles.COUNCIL, docstatus=1, style="Danger"),
		# Who may look there may write nowhere in it: what was withdrawn stays as it was.
		State("Withdrawn", roles.ADMINISTRATOR, style="Inverse"),
	),
	steps=(
		Step("Draft", "Submit Application", "Submitted", roles.SECRETARIAT),
		Step("Submitted", "Start Review", "Under Review", roles.SECRETARIAT),
		Step("Under Review", "Ask for More Information", "Information Asked", roles.SECRETARIAT),
		Step("Information Asked", "Go On with the Review", "Under Review", roles.SECRETARIAT),
		Step(
			*("Under Review", "Consult the Members", "Members Consulted", roles.SECRETARIAT),
			condition=MEMBERS_ARE_CONSULTED,
		),
		Step("Members Consulted", "End the Consultation", "Under Review", roles.SECRETARIAT),
		Step("Members Consulted", "Put to the Council", "Council Decision", roles.SECRETARIAT),
		Step("Under Review", "Put to the Council", "Council Decision", roles.SECRETARIAT),
		*(Step(state, "Withdraw", "Withdrawn", roles.SECRETARIAT) for state in ON_THEIR_WAY),
		Step("Council Decision", "Approve", "Approved", roles.COUNCIL),
		Step("Council Decision", "Decline", "Declined", roles.COUNCIL),
	),
)
MEMBERSHIP_STANDING_CHANGE = ShippedWorkflow(
	name="Membership Standing Change",
	doctype="Membership Standing Change",
	states=(
		State("Draft", roles.SECRETARIAT),
		State("Submitted", roles.SECRETARIAT, style="Primary"),
		State("Decision", roles.COUNCIL, style="Warning"),
		State("Approved", roles.COUNCIL, docstatus=1, style="Success"),
		State("Declined", roles.COUNCIL, docstatus=1, style="Danger"),
		# No step leads there: the system settles what nobody has to decide any more.
		State("Settled", roles.SECRETARIAT, docstatus=1),
	),
	steps=(
		Step("Draft", "Ask for the Change", "Submitted", roles.SECRETARIAT),
		Step("Submitted", "Put to the Body", "Decision", roles.SECRETARIAT),
		Step("Decision", "Approve", "Approved", roles.COUNCIL),
		Step("Decision", "Decline", "Declined", roles.COUNCIL),
	),
)
ADMISSION_APPEAL = ShippedWorkflow(
	name="Admission Appeal",
	doctype="Admission Appeal",
	states=(
		State("Submitted", roles.COUNCIL, style="Primary"),
		State("Upheld", roles.COUNCIL, docstatus=1, style="Success"),
		State("Rejected", roles.COUNCIL, docstatus=1, style="Danger"),
	),
	steps=(
		Step("Submitted", "Uphold the Appeal", "Upheld", roles.COUNCIL),
		Step("Submitted", "Reject the Appeal", "Rejected", roles.COUNCIL),
	),
)
SHIPPED = (MEMBERSHIP_APPLICATION, MEMBERSHIP_STANDING_CHANGE, ADMISSION_APPEAL)

# States and actions are shown to people in their language.
TEXTS = (
	mark("Draft"),
	mark("Submitted"),
	mark("Under Review"),
	mark("Information Asked"),
	mark("Members Consulted"),
	mark("Withdrawn"),
	mark("Upheld"),
	mark("Rejected"),
	mark("Council Decision"),
	mark("Decision"),
	mark("Settled"),
	mark("Approved"),
	mark("Declined"),
	mark("Submit Application"),
	mark("Start Review"),
	mark("Put to the Council"),
	mark("Ask for More Information"),
	mark("Go On with the Review"),
	mark("Consult the Members"),
	mark("End the Consultation"),
	mark("Withdraw"),
	mark("Uphold the Appeal"),
	mark("Reject the Appeal"),
	mark("Ask for the Change"),
	mark("Put to the Body"),
	mark("Approve"),
	mark("Decline"),
)


def ship_all() -> None:
	"""Make each shipped workflow, or bring it up to date where nobody changed it."""
	for shipped in SHIPPED:
		ship(shipped)


def ship(shipped: ShippedWorkflow) -> None:
	"""Make one workflow, or bring it up to date where it still is what was shipped before."""
	before = memory.recall(KEY.format(shipped.name))
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
	memory.remember(KEY.format(shipped.name), _digest(_stored(shipped.name)))


def _stored(name: str) -> Document | None:
	return frappe.get_doc("Workflow", name) if frappe.db.exists("Workflow", name) else None


def _make_states_and_actions(shipped: ShippedWorkflow) -> None:
	for state in shipped.states:
		made.once("Workflow State", state.name, style=state.style)
	for step in shipped.steps:
		made.once("Workflow Action Master", step.action)


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
	for shipped in SHIPPED:
		memory.forget(KEY.format(shipped.name))
