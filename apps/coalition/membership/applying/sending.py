"""Sending an application that came by the portal, from somebody who has no account."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.as_system import as_system
from coalition.base.text.answers import Asked
from coalition.membership.applying import drafts, questions
from coalition.membership.applying.received import known_by
from coalition.membership.applying.steps import CHARTER, CLAUSE
from coalition.membership.applying.uploads import files
from coalition.membership.charters.in_force import charter_in_force
from coalition.membership.errors import ClauseNotDeclared
from coalition.membership.profile.fields import INDIVIDUAL
from coalition.membership.profile.tables import LISTS
from coalition.portal.forms.fields import Answer, Answers, Field, Many, Part, Rows

# List -> where a row of the record keeps an entry.
_COLUMNS = {each.name: each.column for each in LISTS}


def send(key: str) -> str | None:
	"""Make a submitted Membership Application of the draft of this key, with its files; answers its name.

	Sent again, after a dropped link say or by two fingers at once, it answers the application that was made
	the first time. None where there is neither a draft nor an application.
	Raises frappe.ValidationError where a rule of the record is broken.
	"""
	stored = drafts.lock(key)
	known = known_by(key, locked=True)
	if known or not stored:
		return known
	draft = drafts.opened(key, stored)
	_check_charter(draft.answers)
	name = hand_in(draft.answers, key)
	files.move(draft.name, name)
	drafts.delete(draft.name)
	return name


def _check_charter(answers: Answers) -> None:
	"""One that was published since the last look is not declared by ticks that stood under another."""
	charter = charter_in_force()
	if not charter or answers.get("charter") != charter.name:
		frappe.throw(
			_("The charter has changed since you opened the form. Please read its clauses again."),
			ClauseNotDeclared,
		)


def hand_in(answers: Answers, key: str) -> str:
	"""The application of these answers, made where this key has none yet; answers its name."""
	known = known_by(key)
	if known:
		return known
	application = frappe.new_doc("Membership Application")
	application.update(values_of(answers))
	application.submission_key = key
	application.flags.by_portal = True
	for number, clause in enumerate(charter_in_force().clauses):
		declared = int(bool(answers.get(CLAUSE.format(number))))
		application.append("declared_clauses", {"clause": clause.clause, "is_declared": declared})
	# A guest may make this record here, through these steps, and nowhere else.
	application.insert(ignore_permissions=True)
	submit(application)
	return application.name


def values_of(answers: Answers) -> dict:
	"""What the steps of this kind asked, as fields of the record; what else was typed once stays behind."""
	kind = str(answers.get("kind") or "")
	offered = questions.options()
	asked = [part for step in questions.steps_of(kind, offered) for part in step.parts]
	values = {part.name: _value(part, answers.get(part.name)) for part in asked if _is_stored(part)}
	if kind == INDIVIDUAL:
		# Who applies for themself is whom we speak with.
		values["contact_person"] = values.get("organisation_name")
	return values


def _is_stored(part: Part) -> bool:
	return part.name != CHARTER and frappe.get_meta("Membership Application").has_field(part.name)


def _value(part: Part, answer: Answer | None) -> object:
	if isinstance(part, Many):
		return [{_COLUMNS[part.name]: each} for each in answer or []]
	if isinstance(part, Rows):
		return [
			{each.name: _scalar(each, row.get(each.name)) for each in part.fields} for row in answer or []
		]
	return _scalar(part, str(answer or ""))


def _scalar(field: Field, text: str | None) -> object:
	if field.asked is Asked.TICK:
		return int(bool(text))
	return (int(text) if field.asked is Asked.YEAR else text) if text else None


def submit(application: Document) -> None:
	"""Lead a draft that its applicant finished to its first step: they have no account to do so."""
	with as_system():
		application.update({"workflow_state": "Submitted", "status": "Submitted"})
		application.save()
