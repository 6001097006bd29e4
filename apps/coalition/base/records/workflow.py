"""What a workflow promises, kept on every way into the database.

The engine lets a client write `status` and `docstatus` beside the workflow, checks no step where a record is
cancelled, and enforces a state's "only allow edit for" in the browser alone.
"""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import get_transitions, has_approval_access

from coalition.base.errors import EditingNotInState, SamePersonTwice, StateOutOfWorkflow
from coalition.base.text.bidi import fill

STATUS = "status"


def keep_to_workflow(doc: Document) -> None:
	"""Hold a record to its active workflow; without one, only `docstatus` speaks.

	A new record begins in the first state whatever it claims. Afterwards `status` and `docstatus` are what
	the stored workflow says of its state, only the role named there edits it, and only a step of the
	workflow leads on.
	Raises StateOutOfWorkflow, EditingNotInState, SamePersonTwice.
	"""
	name = doc.meta.get_workflow()
	if not name:
		return
	workflow = frappe.get_cached_doc("Workflow", name)
	if doc.is_new():
		_begin(doc, workflow)
	_check_state(doc, workflow)
	_check_editor(doc, workflow)
	_check_step(doc, workflow)


def roles_that_lead_on(doctype: str, status: str, decides: bool = False) -> frozenset[str]:
	"""Who takes the next step for records in a status, as the active workflow says.

	`decides`: the step that ends a case; otherwise one after which more steps come. Without a workflow,
	whoever may write such records.
	"""
	meta = frappe.get_meta(doctype)
	name = meta.get_workflow()
	if not name:
		return frozenset(row.role for row in meta.permissions if row.write and not row.permlevel)
	workflow = frappe.get_cached_doc("Workflow", name)
	rows = (row for row in workflow.states if row.update_field == STATUS)
	states = {row.state for row in rows if row.update_value == status}
	ends = {row.state for row in workflow.states if int(row.doc_status) == 1}
	wanted = ends if decides else {step.state for step in workflow.transitions}
	steps = (step for step in workflow.transitions if step.state in states)
	return frozenset(step.allowed for step in steps if step.next_state in wanted)


def _begin(doc: Document, workflow: Document) -> None:
	first = workflow.states[0]
	doc.set(workflow.workflow_state_field, first.state)
	if first.update_field == STATUS:
		doc.set(STATUS, first.update_value)


def _check_state(doc: Document, workflow: Document) -> None:
	state = _row(workflow, doc.get(workflow.workflow_state_field))
	agrees = state and int(doc.docstatus) == int(state.doc_status)
	if agrees and state.update_field == STATUS:
		agrees = doc.get(STATUS) == state.update_value
	if not agrees:
		_refuse_state()


def _check_editor(doc: Document, workflow: Document) -> None:
	before = doc.get_doc_before_save()
	if not before:
		return
	field = workflow.workflow_state_field
	if before.get(field) != doc.get(field):
		return
	state = _row(workflow, before.get(field))
	if state and state.allow_edit not in frappe.get_roles():
		# texts: whoever ships a workflow declares the states, base/apps/roles.py the roles.
		shown = _(state.state), _(state.allow_edit)
		frappe.throw(
			fill(_("In the state «{0}» only this role may change the record: {1}."), *shown),
			EditingNotInState,
		)


def _check_step(doc: Document, workflow: Document) -> None:
	"""The engine sees to a step's role but where a record is cancelled, to its maker in its button alone."""
	before, field = doc.get_doc_before_save(), workflow.workflow_state_field
	if not before or before.get(field) == doc.get(field):
		return
	steps = [step for step in get_transitions(before) if step.next_state == doc.get(field)]
	if not steps:
		_refuse_state()
	if not any(has_approval_access(frappe.session.user, before, step) for step in steps):
		frappe.throw(_("You made this record: somebody else takes this step."), SamePersonTwice)


def _refuse_state() -> None:
	frappe.throw(
		_("No step of the workflow leads there. Open the record anew and use the button «Actions»."),
		StateOutOfWorkflow,
	)


def _row(workflow: Document, state: str | None) -> Document | None:
	return next((row for row in workflow.states if row.state == state), None)
