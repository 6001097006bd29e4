"""A step with what was typed before it: rights, what is missing, and both stored together or not at all."""

from collections.abc import Callable, Sequence
from functools import partial

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import apply_workflow, get_transitions

from coalition.base.errors import AnswersMissing, ChangedSinceShown, NoSuchStep, StateOutOfWorkflow
from coalition.base.plurals import listed
from coalition.base.records import locking
from coalition.base.step_dialogs import contract, declared
from coalition.base.step_dialogs.contract import SUBMIT, Question, StepDialog
from coalition.base.text.bidi import fill

_BEFORE = "step_dialog"
_REFUSED = (frappe.ValidationError, frappe.PermissionError)


def shown_before(doctype: str, name: str, action: str) -> tuple[StepDialog, Document]:
	"""The dialog of a step and its record, for who may take it now.

	Raises NoSuchStep, frappe.PermissionError, StateOutOfWorkflow where others, or nobody, take this step now.
	"""
	dialog = _dialog(doctype, action)
	doc = frappe.get_doc(doctype, name)
	_require_may(dialog, doc)
	return dialog, doc


def take(doctype: str, name: str, action: str, values: dict[str, object], seen: str) -> Document:
	"""Store what was typed and take the step; answers the record as it is then.

	`seen` is when the record was changed last as the dialog showed it. Raises as `shown_before`, and
	ChangedSinceShown, AnswersMissing, and what the record itself refuses: then nothing of it is stored.
	"""
	dialog = _dialog(doctype, action)
	# What acts by itself locks what it needs, in its own order.
	doc = frappe.get_doc(doctype, name) if dialog.act else locking.locked(doctype, name)
	_require_may(dialog, doc)
	_require_unchanged(doc, seen)
	questions = dialog.asks(doc)
	_require_answers(doc, questions, values)
	_act(dialog, doc, contract.answered(questions, values))
	return frappe.get_doc(doctype, name)


def _act(dialog: StepDialog, doc: Document, answers: dict[str, str]) -> None:
	if dialog.act:
		dialog.act(doc, answers)
		return
	frappe.db.savepoint(_BEFORE)
	try:
		_by_record(dialog)(doc, answers)
	except _REFUSED:
		# Whoever goes on in this transaction finds the record as it was.
		frappe.db.rollback(save_point=_BEFORE)
		raise


def with_answers(doc: Document, dialog: StepDialog, values: dict[str, object]) -> Document:
	"""The record with what was typed so far, to be read and not to be stored."""
	doc.update(contract.answered(dialog.asks(doc), values))
	return doc


def label_of(doc: Document, question: Question) -> str:
	# texts: labels of DocTypes.
	return question.label or _(doc.meta.get_label(question.name))


def _dialog(doctype: str, action: str) -> StepDialog:
	found = declared.find(doctype, action)
	if not found:
		raise NoSuchStep
	return found


def _require_may(dialog: StepDialog, doc: Document) -> None:
	doc.check_permission("read")
	if dialog.may:
		if not dialog.may(doc):
			raise frappe.PermissionError
	elif dialog.action == SUBMIT:
		doc.check_permission("submit")
	else:
		_require_step(doc, dialog.action)


def _require_step(doc: Document, action: str) -> None:
	"""Of a workflow's step, whether it leads on from here, and whether it is this user's."""
	doc.check_permission("write")
	if any(step.action == action for step in get_transitions(doc)):
		return
	workflow = frappe.get_cached_doc("Workflow", doc.meta.get_workflow())
	state = doc.get(workflow.workflow_state_field)
	if any(step.state == state and step.action == action for step in workflow.transitions):
		raise frappe.PermissionError
	frappe.throw(_("This step leads nowhere from here. Open the record anew."), StateOutOfWorkflow)


def _require_unchanged(doc: Document, seen: str) -> None:
	if str(doc.modified) != seen:
		frappe.throw(
			_("This record was changed since it was shown to you. Close the dialog and look at it again."),
			ChangedSinceShown,
		)


def _require_answers(doc: Document, questions: Sequence[Question], values: dict[str, object]) -> None:
	stored = {each.name: doc.get(each.name) for each in questions if not each.label}
	empty = contract.missing(questions, {**stored, **values})
	if empty:
		labels = listed(label_of(doc, each) for each in empty)
		frappe.throw(fill(_("Fill this in first: {0}."), labels), AnswersMissing)


def _by_record(dialog: StepDialog) -> Callable[[Document, dict[str, str]], None]:
	return _submit if dialog.action == SUBMIT else partial(_step, dialog.action)


def _submit(doc: Document, answers: dict[str, str]) -> None:
	doc.update(answers)
	doc.submit()


def _step(action: str, doc: Document, answers: dict[str, str]) -> None:
	# The engine reads the record anew before it takes a step: what was typed is stored first.
	doc.update(answers)
	doc.save()
	apply_workflow(doc, action)
