"""What the desk asks before a step that decides, and how it takes one."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.apps.desk_boot import require_desk_user
from coalition.base.mail import languages
from coalition.base.overview.waiting import record_link
from coalition.base.step_dialogs import declared, taking
from coalition.base.step_dialogs.contract import Link, Made, Question, Reading


@frappe.whitelist(methods=["GET", "POST"])
def dialog(doctype: str, name: str, action: str, values: dict | str | None = None) -> dict:
	"""What is said and asked before a step, for who may take it; `values` is what was typed so far.

	{"title", "sentences", "fields" (as the engine's dialogs take them), "reading", "seen"}; "reading" is None
	or {"reader", "title", "language", "direction", "lines"}. Stores nothing. Raises NoSuchStep,
	StateOutOfWorkflow, frappe.PermissionError.
	"""
	require_desk_user()
	found, doc = taking.shown_before(doctype, name, action)
	fields = [_field(doc, question) for question in found.asks(doc)]
	seen = str(doc.modified)
	doc = taking.with_answers(doc, found, frappe.parse_json(values) or {})
	# texts: actions of workflows, and titles that modules mark.
	title = _(found.title or found.action)
	reading = _reading(found.reads(doc))
	return {
		"title": title,
		"sentences": list(found.tells(doc)),
		"fields": fields,
		"reading": reading,
		"seen": seen,
	}


@frappe.whitelist(methods=["POST"])
def take(doctype: str, name: str, action: str, seen: str, values: dict | str | None = None) -> list[dict]:
	"""Take a step with what was typed, wholly or not at all; answers what it made, as the form shows it.

	Raises as `taking.take`.
	"""
	require_desk_user()
	return made_of(taking.take(doctype, name, action, frappe.parse_json(values) or {}, seen))


def add_to_form(doc: Document, _event: str | None = None) -> None:
	"""For `onload` of all records: what the steps before have left behind, with the ways to it."""
	if made := made_of(doc):
		doc.set_onload("made", made)


def add_dialogs(bootinfo: dict) -> None:
	"""For the hook `extend_bootinfo`: which steps the desk asks before."""
	bootinfo["coalition_step_dialogs"] = declared.actions()


def made_of(doc: Document) -> list[dict]:
	"""[{"text", "links": [{"label", "link"}]}], so far as the user may see what was made."""
	return [_shown(each) for dialog in declared.of_doctype(doc.doctype) for each in dialog.made(doc)]


def _shown(made: Made) -> dict:
	links = [
		{"label": each.label, "link": record_link(each.doctype, each.name)}
		for each in made.links
		if _may(each)
	]
	return {"text": made.text, "links": links}


def _may(link: Link) -> bool:
	return bool(frappe.has_permission(link.doctype, link.right, doc=link.name))


def _field(doc: Document, question: Question) -> dict:
	label = taking.label_of(doc, question)
	own = {"fieldname": question.name, "reqd": int(question.required), "label": label}
	if question.label:
		options = [{"value": value, "label": label} for value, label in question.options]
		shown = {"fieldtype": question.fieldtype, "options": options, "description": question.description}
		return {**own, **shown}
	field = doc.meta.get_field(question.name)
	# texts: options and descriptions of DocTypes.
	options = [{"value": each, "label": _(each) if each else ""} for each in _options(field)]
	# texts: the same.
	described = question.description or (_(field.description) if field.description else "")
	shown = {"fieldtype": field.fieldtype, "options": options, "description": described}
	return {**own, **shown, "default": doc.get(question.name)}


def _options(field) -> list[str]:
	return field.options.split("\n") if field.fieldtype == "Select" else []


def _reading(reading: Reading | None) -> dict | None:
	if not reading:
		return None
	return {
		"reader": reading.reader,
		"title": reading.title,
		"lines": list(reading.lines),
		"language": reading.language,
		"direction": languages.direction(reading.language),
	}
