"""An application as its applicant may read it: what happened on which day, without what is noted inside."""

from datetime import date

import frappe
from frappe import _
from frappe.utils import get_datetime, getdate

from coalition.base.text.bidi import fill
from coalition.base.text.formatting import long_date
from coalition.membership.review import appeals, conversation, steps


def timeline_of(application: frappe._dict) -> list[dict]:
	"""[{"on", "day", "title", "text", "files", "is_mine"}], oldest first, in the reader's language."""
	told = [*_steps(application), *_messages(application), *_appeal(application)]
	return [
		{**entry, "day": day_in_words(entry["on"])} for entry in sorted(told, key=lambda entry: entry["on"])
	]


def day_in_words(moment: object) -> str:
	return long_date(getdate(moment), frappe.local.lang)


def _entry(on: object, title: str, text: str = "", files: list | None = None, is_mine: bool = False) -> dict:
	return {"on": get_datetime(on), "title": title, "text": text, "files": files or [], "is_mine": is_mine}


def _steps(application: frappe._dict) -> list[dict]:
	found, seen = [], set()
	for row in _rows(application.name):
		title, text = read_of(application, row.status, row.status in seen)
		seen.add(row.status)
		found.append(_entry(row.reached_on, title, text))
	return found or [_entry(application.creation, _title("Submitted", False, application))]


def read_of(application: frappe._dict, status: str, is_again: bool = False) -> tuple[str, str]:
	"""Title and text by which the applicant reads of a step into this status."""
	return _title(status, is_again, application), _reason(application, status)


def read_of_appeal(status: str, reason: str | None) -> tuple[str, str]:
	"""The same of an appeal that was upheld or rejected."""
	title = {
		"Upheld": _("Your appeal was upheld: your application is looked at again."),
		"Rejected": _("Your appeal was rejected."),
	}.get(status, "")
	return title, reason or ""


def title_of_message(direction: str) -> str:
	return _("You wrote:") if direction == conversation.FROM else _("The secretariat wrote:")


def _rows(application: str) -> list[dict]:
	# Whoever knows the page's key reads when it came where; nothing of who led it there.
	return frappe.get_all(
		"Application Step",
		filters={"parent": application, "parenttype": "Membership Application"},
		fields=["status", "reached_on"],
		order_by="idx asc",
	)


def _reason(application: frappe._dict, status: str) -> str:
	return (application.reason_for_applicant or "") if status in steps.OUTCOMES else ""


def _title(status: str, is_again: bool, application: frappe._dict) -> str:
	if status == steps.CONSULTED:
		until: date = getdate(application.consulted_until)
		return fill(_("The members are asked for their opinion, through {0}."), day_in_words(until))
	if status == steps.UNDER_REVIEW:
		return _("The secretariat goes on reading it.") if is_again else _("The secretariat reads it.")
	return {
		"Submitted": _("We have your application."),
		steps.ASKED: _("We asked you for more. It waits for your answer."),
		steps.DECISION: _("It was put to those who decide."),
		"Approved": _("You were admitted. Welcome!"),
		"Declined": _("You were not admitted."),
		steps.WITHDRAWN: _("You withdrew it."),
	}.get(status, "")


def _messages(application: frappe._dict) -> list[dict]:
	found = []
	for row in conversation.thread(application.name, with_notes=False):
		is_mine, title = row.direction == conversation.FROM, title_of_message(row.direction)
		found.append(_entry(row.sent_on, title, row.text, row.files, is_mine))
	return found


def _appeal(application: frappe._dict) -> list[dict]:
	appeal = appeals.appeal_of(application.name)
	if not appeal:
		return []
	found = [_entry(appeal.creation, _("You appealed:"), appeal.text, is_mine=True)]
	title, text = read_of_appeal(appeal.status, appeal.reason_for_applicant)
	return [*found, _entry(appeal.decided_at, title, text)] if title else found
