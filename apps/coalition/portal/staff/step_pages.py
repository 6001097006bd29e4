"""A step about a record, taken on a phone: what the desk's dialog says and asks, as a page with a form.

Rules and rights are those of the desk: the same dialogs, taken by the same functions. A step of the workflow
that asks nothing is shown with what it does, and taken by one button.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import quote

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.model.workflow import apply_workflow, get_transitions
from werkzeug.wrappers import Response

from coalition.base.records import locking
from coalition.base.step_dialogs import declared, taking
from coalition.base.step_dialogs.contract import SUBMIT, Question, StepDialog
from coalition.base.text.answers import Asked
from coalition.base.text.bidi import fill
from coalition.portal.forms.fields import Answers, Field, Options
from coalition.portal.forms.form import Again, Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go
from coalition.portal.staff import paths
from coalition.portal.staff.contract import Act

# When the record was changed last, as the form showed it.
SEEN = "seen"
# The button that shows what the other side will read, and takes nothing.
LOOK = "look"
# Kinds of fields -> how a form of the portal asks for them. A step that asks for others is taken at the desk.
ASKED = {
	**dict.fromkeys(("Small Text", "Text", "Long Text"), Asked.LINES),
	**{"Data": Asked.LINE, "Select": Asked.CHOICE, "Date": Asked.DATE, "Check": Asked.TICK},
}
LONGEST = {Asked.LINES: 4000}


@dataclass(frozen=True)
class Step:
	"""A step that is about to be taken; without a dialog it is one of the workflow that asks nothing."""

	doc: Document
	action: str
	dialog: StepDialog | None = None

	@property
	def questions(self) -> list[Question]:
		return list(self.dialog.asks(self.doc)) if self.dialog else []


def acts_of(doc: Document) -> list[Act]:
	"""The steps that this user may take now."""
	# texts: actions of workflows, and of dialogs.
	return [Act(_(step.action), _path(doc, step.action), of_step=step.action) for step in _offered(doc)]


def _path(doc: Document, action: str) -> str:
	return f"{paths.path_of(doc.doctype, doc.name)}/step/{quote(paths.slug(action), safe='')}"


def _all(doc: Document) -> dict[str, Step]:
	"""What may ever be done about such a record, by anybody: action -> step."""
	dialogs = {dialog.action: dialog for dialog in declared.of_doctype(doc.doctype)}
	names = dict.fromkeys([*(row.action for row in _transitions(doc)), *dialogs])
	return {name: Step(doc, name, dialogs.get(name)) for name in names}


def _transitions(doc: Document) -> list[Document]:
	workflow = doc.meta.get_workflow()
	return frappe.get_cached_doc("Workflow", workflow).transitions if workflow else []


def _offered(doc: Document) -> list[Step]:
	led = {row.action for row in _transitions(doc)}
	now = {row.action for row in get_transitions(doc)} if led and doc.has_permission("write") else set()
	return [
		step
		for step in _all(doc).values()
		if (step.action in now if step.action in led else True) and _may(step, step.action in led)
	]


def _may(step: Step, is_led: bool) -> bool:
	"""Whether the user may take it, and the portal can ask what it asks.

	Of a step of the workflow that says who may; what its dialog adds, and locks for, is asked as it is taken.
	"""
	if not is_led and not _may_by_itself(step):
		return False
	return all(_kind(step.doc, question) in ASKED for question in step.questions)


def _may_by_itself(step: Step) -> bool:
	if not step.dialog.may:
		is_draft = step.doc.docstatus.is_draft()
		return step.action == SUBMIT and is_draft and step.doc.has_permission("submit")
	try:
		return step.dialog.may(step.doc)
	except frappe.PermissionError:
		return False


def _kind(doc: Document, question: Question) -> str:
	return question.fieldtype if question.label else doc.meta.get_field(question.name).fieldtype


def _about(request: PortalRequest) -> Step | Response:
	doc = paths.record_of(request)
	found = _named(_all(doc).values(), request)
	if not found:
		raise frappe.DoesNotExistError
	if _named(_offered(doc), request):
		return found
	# A page that is old leads to where the record stands now.
	if not request.is_posted or _was_taken_by_me(doc, request):
		return go(paths.path_of(doc.doctype, doc.name))
	_require_ever(found)
	return found


def _named(steps: Iterable[Step], request: PortalRequest) -> Step | None:
	return next((each for each in steps if paths.slug(each.action) == request.parts["action"]), None)


def _was_taken_by_me(doc: Document, request: PortalRequest) -> bool:
	"""Whether a post came twice: the step is taken, and nobody has changed the record since."""
	return doc.modified_by == frappe.session.user and str(doc.modified) != request.form.get(SEEN)


def _take(request: PortalRequest, read: Read) -> str | Response:
	step = request.about
	if LOOK in request.form:
		return FORM.show(request, request.form)
	if not any(each.action == step.action for each in _offered(step.doc)):
		raise Again(_("This step leads nowhere from here any more: look at the record once more."))
	if str(step.doc.modified) != read.text(SEEN):
		raise Again(
			_("This record was changed since it was shown to you. Look at it again: what you typed stays.")
		)
	if step.dialog:
		values = {question.name: read.text(question.name) for question in step.questions}
		taking.take(step.doc.doctype, step.doc.name, step.action, values, read.text(SEEN))
	else:
		apply_workflow(step.doc, step.action)
	return paths.path_of(step.doc.doctype, step.doc.name)


def _require_ever(step: Step) -> None:
	"""Raises PermissionError for whom this step is never for; others are told, with what they typed."""
	allowed = {row.allowed for row in _transitions(step.doc) if row.action == step.action}
	if not step.doc.has_permission("write") or (allowed and allowed.isdisjoint(frappe.get_roles())):
		raise frappe.PermissionError


def _parts(request: PortalRequest) -> list[Field]:
	asked = [_field(request.about.doc, question) for question in request.about.questions]
	return [*asked, Field(SEEN, hidden=True)]


def _field(doc: Document, question: Question) -> Field:
	kind = ASKED[_kind(doc, question)]
	offered = question.name if kind is Asked.CHOICE else ""
	return Field(question.name, kind, LONGEST.get(kind, 140), question.required, offered)


def _offers(request: PortalRequest) -> Options:
	doc = request.about.doc
	return {
		question.name: _options(doc, question)
		for question in request.about.questions
		if ASKED[_kind(doc, question)] is Asked.CHOICE
	}


def _options(doc: Document, question: Question) -> list[tuple[str, str]]:
	if question.label:
		return list(question.options)
	named = (doc.meta.get_field(question.name).options or "").split("\n")
	# texts: options of DocTypes.
	return [(each, _(each)) for each in named if each]


def _kept(request: PortalRequest) -> Answers:
	doc = request.about.doc
	return {each.name: str(doc.get(each.name) or "") for each in request.about.questions if not each.label}


def _words(request: PortalRequest) -> Words:
	step = request.about
	# texts: actions of workflows, and titles that modules mark.
	title = _((step.dialog and step.dialog.title) or step.action)
	return Words(
		title=title,
		button=title,
		back=paths.path_of(step.doc.doctype, step.doc.name),
		labels={each.name: taking.label_of(step.doc, each) for each in step.questions},
		helps={each.name: _help(step.doc, each) for each in step.questions},
	)


def _help(doc: Document, question: Question) -> str:
	described = "" if question.label else doc.meta.get_field(question.name).description
	# texts: descriptions of DocTypes.
	return question.description or (_(described) if described else "")


def _shown(request: PortalRequest) -> dict[str, object]:
	step = request.about
	typed = {each.name: request.form[each.name] for each in step.questions if each.name in request.form}
	told, reading = [], None
	if step.dialog:
		doc = taking.with_answers(deepcopy(step.doc), step.dialog, typed)
		told, reading = list(step.dialog.tells(doc)), step.dialog.reads(doc)
	else:
		told = [_what_it_does(step)]
	return {"told": told, "reading": reading, "hidden": {SEEN: str(step.doc.modified)}}


def _what_it_does(step: Step) -> str:
	leads = (row for row in _transitions(step.doc) if row.action == step.action)
	state = step.doc.get(frappe.get_cached_doc("Workflow", step.doc.meta.get_workflow()).workflow_state_field)
	then = next((row.next_state for row in leads if row.state == state), "")
	# texts: states of workflows.
	return fill(_("«{0}»: {1}"), step.doc.get_title() or step.doc.name, _(then)) if then else ""


def _lock(request: PortalRequest) -> None:
	"""Who taps twice at the same moment waits here. What acts by itself locks in its own order."""
	doctype = paths.kinds().get(request.parts["kind"])
	acting = [each for each in declared.of_doctype(doctype) if each.act] if doctype else []
	if doctype and all(paths.slug(each.action) != request.parts["action"] for each in acting):
		locking.lock_first([(doctype, request.parts["name"])])


FORM = Form(
	f"{paths.STAFF}/<kind>/<name>/step/<action>",
	take=_take,
	parts=_parts,
	words=_words,
	template="staff_step.html",
	about=_about,
	offered=_offers,
	kept=_kept,
	shown=_shown,
	limits=[Limit("steps taken", 240, 3600, lambda request: frappe.session.user)],
	lock=_lock,
	guard=paths.at_the_desk,
)
