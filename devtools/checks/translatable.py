"""Every text of the app that people may read, with the place where it stands.

The texts are spelled as the engine looks them up: `_()` on the server takes tags and outer spaces
away first, while `__()` in the browser, which also serves labels, takes the text as it is.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .documents import Document, documents
from .messages import PLURAL, SCRIPT_TRANSLATORS, TRANSLATORS
from .scripts import ScriptCall, literal, script_calls, template_calls
from .source import argument, calls, literal_text, python_sources
from .words import needs_translation, without_tags

# Where the texts of a record stand: in a field, or (with a dot) in a field of each row of a table.
PLACES = {
	"DocType": (
		*("name", "description", "fields.label", "fields.description", "permissions.role"),
		*("links.group", "actions.label", "states.title"),
	),
	"Workspace": (
		*("label", "title", "shortcuts.label", "links.label", "links.description"),
		*("charts.label", "number_cards.label", "quick_lists.label"),
	),
	"Report": ("report_name", "columns.label", "filters.label"),
	"Number Card": ("label",),
	"Dashboard Chart": ("chart_name",),
	"Dashboard": ("dashboard_name",),
	"Print Format": ("name",),
	"Role": ("role_name",),
	"Custom Field": ("label", "description"),
	"Workflow": ("states.state", "transitions.state", "transitions.action", "transitions.next_state"),
	"Workflow State": ("workflow_state_name",),
	"Workflow Action Master": ("workflow_action_name",),
	"Module Onboarding": ("title", "subtitle", "success_message"),
	"Onboarding Step": ("title", "description", "action_label"),
	"Form Tour": ("title", "steps.title", "steps.description"),
}
# The forms that Arabic has (CLDR), as contexts of the catalogue's rows.
PLURALS = ("zero", "one", "two", "few", "many", "other")
# The engine's own roles, which its own catalogue translates.
ENGINE_ROLES = {"System Manager", "Administrator", "All", "Guest", "Desk User"}


@dataclass(frozen=True)
class Text:
	text: str
	context: str
	path: Path
	line: int


def translatable(app: Path) -> Iterator[Text]:
	yield from texts_below(app)
	yield from (text for text in module_names(app) if needs_translation(text.text))


def texts_below(folder: Path) -> Iterator[Text]:
	"""Those of the app, or of one of its modules."""
	for found in (python_texts(folder), script_texts(folder), document_texts(folder)):
		yield from (text for text in found if needs_translation(text.text))


def python_texts(app: Path) -> Iterator[Text]:
	for source in python_sources(app, tests=False):
		for name, call in calls(source):
			text = literal_text(argument(call, 0, "msg"))
			if name in TRANSLATORS and text:
				context = literal_text(argument(call, 2, "context")) or ""
				yield Text(without_tags(text), context, source.path, call.lineno)
			if name == PLURAL:
				counted = literal_text(argument(call, 1, "other")) or ""
				yield from plural_texts(counted, source.path, call.lineno)


def script_texts(app: Path) -> Iterator[Text]:
	for call in [*script_calls(app), *template_calls(app)]:
		text = literal(call.argument(0))
		if call.name in SCRIPT_TRANSLATORS and text:
			spelled = text if call.name == "__" else without_tags(text)
			yield Text(spelled, script_context(call), call.path, call.line)
		if call.name == PLURAL:
			yield from plural_texts(literal(call.argument(1)) or "", call.path, call.line)


def plural_texts(counted: str, path: Path, line: int) -> Iterator[Text]:
	"""A sentence that counts has a row for each form of its noun, named by the context."""
	yield from (Text(counted, category, path, line) for category in PLURALS)


def script_context(call: ScriptCall) -> str:
	for given in call.arguments[1:]:
		if given and given[0].text == "context":  # Jinja: `_("Open", context="meeting")`
			return given[-1].value
	return literal(call.argument(2)) or ""


def document_texts(app: Path) -> Iterator[Text]:
	for document in documents(app):
		for text in texts_of(document):
			if text and text not in ENGINE_ROLES:
				yield Text(text, "", document.path, document.line_of(text))


def texts_of(document: Document) -> Iterator[str]:
	data = document.data
	for place in PLACES.get(data["doctype"], ()):
		table, _, key = place.rpartition(".")
		for row in data.get(table) or [] if table else [data]:
			yield row.get(key) or ""
	for field in [data, *data.get("fields", []), *rows(data.get("filters"))]:
		yield from option_texts(field)
	if data["doctype"] == "Workspace":
		yield from headers(data.get("content") or "[]")


def rows(table: Any) -> list[dict[str, Any]]:
	"""A report's filters are rows; a chart's or a card's are text or lists."""
	return [row for row in table if isinstance(row, dict)] if isinstance(table, list) else []


def option_texts(field: dict[str, Any]) -> list[str]:
	"""The choices of a Select, and what an HTML field shows; a naming series' patterns are no words."""
	if field.get("fieldtype") == "HTML":
		return [field.get("options") or ""]
	if field.get("fieldtype") != "Select" or field.get("fieldname") == "naming_series":
		return []
	return [option.strip() for option in (field.get("options") or "").split("\n")]


def headers(content: str) -> Iterator[str]:
	"""Of a workspace's blocks the engine translates the headers' words, without their markup."""
	for block in json.loads(content):
		if block.get("type") == "header":
			yield without_tags(block["data"].get("text", "")).replace("&nbsp;", " ").strip()


def module_names(app: Path) -> Iterator[Text]:
	path = app / "modules.txt"
	for line, name in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
		yield Text(name.strip(), "", path, line)
