"""What waits for colleagues: who decides, and a second person who answers, told in their group."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.due_messages import entries
from coalition.base.due_messages.kinds import MessageKind, Reached
from coalition.base.mail.sending import Write
from coalition.base.text.translatable import mark

# Kinds of messages (`coalition_message_kinds`).
DECISION, ANSWER = "base.decision", "base.answer"


def ask_deciders(record: Document) -> None:
	"""Let those who decide be told that a record lies before them."""
	entries.put(DECISION, record, None)


def ask_second_person(request: Document) -> None:
	"""Let those who answer be told that somebody asked for something."""
	entries.put(ANSWER, request, None)


def kinds() -> list[MessageKind]:
	"""For the hook: what a record asks of people by its `asks_people`, as long as it does."""
	return [
		MessageKind(DECISION, mark("Something to decide"), _asked, _deciders, is_wanted=_still_asks),
		MessageKind(ANSWER, mark("A request to answer"), _asked, _second_person, is_wanted=_still_asks),
	]


def _asked(record: Document) -> tuple[Write, dict[str, object]]:
	return record.asks_people, {}


def _deciders(_row: frappe._dict, _record: Document) -> Reached:
	return Reached(_("Those who decide"))


def _second_person(_row: frappe._dict, _record: Document) -> Reached:
	return Reached(_("Those who answer as a second person"))


def _still_asks(record: Document) -> bool:
	return record.asks_people() is not None
