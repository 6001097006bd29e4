"""An import from its start to its end: checked, begun by somebody, run by a worker, stopped, gone on.

One import runs at a time, whichever file and machine: the lock is the database's, and ends with the
connection of a worker that was killed. What was entered by then stays; the rest is entered by the next run.
"""

import json
from contextlib import AbstractContextManager
from dataclasses import astuple

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import now_datetime

from coalition.base.records import locking
from coalition.base.records.named_lock import is_free, named_lock
from coalition.base.text.bidi import fill
from coalition.membership.errors import ImportUnderWay
from coalition.membership.register import entering, words
from coalition.membership.register.entering import Outcome
from coalition.membership.register.sheet import UnreadableSheet
from coalition.membership.register.uploaded import content_of

DOCTYPE = "Register Import"
LOCK = "import"
BEGINS_FROM = ("Checked", "Stopped")
# How long one import waits for another to end.
SECONDS = 600
LONGEST_RUN = 6 * 3600


class _Stopped(Exception):
	"""Somebody wants it to end here."""


def check(doc: Document) -> None:
	"""Note what entering the file would come to. Raises ImportUnderWay."""
	_locked(doc, "Draft", *BEGINS_FROM)
	try:
		outcome = entering.check(content_of(doc), bool(doc.with_alike))
	except UnreadableSheet as error:
		doc.db_set({"state": "Stopped", "failure": words.of_file(error.problem)})
		return
	doc.db_set({"state": "Checked", "failure": None, **_noted(outcome)})


def start(doc: Document) -> None:
	"""Let a worker enter it in the name of whoever asks. Raises ImportUnderWay."""
	_locked(doc, *BEGINS_FROM)
	doc.db_set(
		{
			"state": "Running",
			"failure": None,
			"rows_done": 0,
			"started_by": frappe.session.user,
			"started_on": now_datetime(),
			"finished_on": None,
		}
	)
	_enqueue(doc.name)


def stop(doc: Document) -> None:
	"""Ask the job to end. Raises ImportUnderWay where none runs."""
	_locked(doc, "Running")
	doc.db_set({"state": "Stopped", "failure": fill(_("Stopped by {0}."), frappe.session.user)})


def _locked(doc: Document, *states: str) -> None:
	"""Whoever comes second sees what the first one left."""
	state = locking.locked_value(DOCTYPE, doc.name, "state")
	if state not in states:
		frappe.throw(_("This import runs or has ended: open it anew to see how far it is."), ImportUnderWay)


def _enqueue(name: str) -> None:
	frappe.enqueue(
		"coalition.membership.register.job.run",
		queue="long",
		timeout=LONGEST_RUN,
		enqueue_after_commit=True,
		register_import=name,
	)


def resume_killed() -> None:
	"""Hourly: what is said to run while nobody holds the lock was killed, and goes on."""
	if not is_free(LOCK):
		return
	# The system looks after all of them.
	for name in frappe.get_all(DOCTYPE, filters={"state": "Running"}, pluck="name"):
		_enqueue(name)


def run(register_import: str) -> None:
	"""The job. Run again, also beside itself, it enters what is not entered yet."""
	with only_one(SECONDS) as is_mine:
		# What others have entered meanwhile is seen by a transaction that begins now.
		frappe.db.commit()
		doc = frappe.get_doc(DOCTYPE, register_import)
		if doc.state != "Running":
			return
		if not is_mine:
			_end(doc, "Stopped", {"failure": _("Another import took too long: start it again.")})
			return
		# A worker that tries again would otherwise act as the administrator.
		frappe.set_user(doc.started_by)
		_run(doc)


def only_one(seconds: int) -> AbstractContextManager[bool]:
	"""Hold the lock of all imports on this site; answers whether it could be had in that time."""
	return named_lock(LOCK, seconds)


def _run(doc: Document) -> None:
	def progress(done: int) -> None:
		state = locking.locked_value(DOCTYPE, doc.name, "state")
		doc.db_set("rows_done", done, update_modified=False)
		# Whatever happens next, these rows are entered.
		frappe.db.commit()
		if state != "Running":
			raise _Stopped

	try:
		doc.check_permission("write")
		outcome = entering.enter(content_of(doc), progress, bool(doc.with_alike))
		_end(doc, "Done", {**_noted(outcome), "rows_done": outcome.number})
	except _Stopped:
		doc.db_set("finished_on", now_datetime())
	except UnreadableSheet as error:
		_end(doc, "Stopped", {"failure": words.of_file(error.problem)})
	except Exception as error:
		# The rows of this batch go; those of earlier ones stay.
		frappe.db.rollback()
		frappe.log_error(title="Register Import", reference_doctype=DOCTYPE, reference_name=doc.name)
		shown = (
			str(error)
			if isinstance(error, frappe.ValidationError)
			else _("Something failed: start it again.")
		)
		_end(doc, "Stopped", {"failure": shown})
	# A worker commits what its job left; this is for who runs it otherwise.
	frappe.db.commit()


def _end(doc: Document, state: str, values: dict) -> None:
	doc.db_set({"state": state, "finished_on": now_datetime(), **values})


def _noted(outcome: Outcome) -> dict[str, object]:
	return {
		"rows_found": outcome.number,
		"rows_entered": outcome.entered,
		"rows_known": outcome.known,
		"rows_left_out": outcome.left_out,
		"unknown_headings": "\n".join(outcome.unknown),
		"new_entries": "\n".join(name for names in outcome.new_entries.values() for name in names),
		"problems": json.dumps([astuple(problem) for problem in outcome.problems], ensure_ascii=False),
	}
