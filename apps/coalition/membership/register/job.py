"""An import from its file to its end: checked and entered by a worker, each stopped and gone on with.

One import enters at a time, whichever file and machine: the lock is the database's, and ends with the
connection of a worker that was killed. What was entered by then stays; the rest is entered by the next run.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_fullname, now_datetime
from rq.timeouts import JobTimeoutException

from coalition.base.records import locking
from coalition.base.records.memory_limit import at_most
from coalition.base.records.named_lock import is_free, named_lock
from coalition.base.text.bidi import fill
from coalition.membership.errors import ImportUnderWay, NothingToEnter, RegisterChanged, SpellingsNotSeen
from coalition.membership.register import entering, noting, returned, words
from coalition.membership.register.entering import said, wordings
from coalition.membership.register.entering.outcome import Outcome
from coalition.membership.register.reading.sheet import UnreadableSheet
from coalition.membership.register.uploaded import content_of, hold

DOCTYPE = "Register Import"
LOCK = "import"
BEGINS_FROM = ("Checked", "Stopped")
# How long one import waits for another to end.
SECONDS = 600
LONGEST_RUN = 6 * 3600
# Seconds that a check may take, and megabytes by which a run may grow: four times what the largest needs.
LONGEST_CHECK = 600
MEGABYTES = 800
# After so many rows a check says how far it is.
ROWS_BETWEEN = 500


class _Stopped(Exception):
	"""Somebody wants it to end here."""


def check(doc: Document) -> None:
	"""Let a worker note what entering the file would come to. Raises ImportUnderWay, UnreadableRegister.

	Nothing of the file is looked into here: what it holds may take long.
	"""
	_locked(doc, "Draft", *BEGINS_FROM)
	content_of(doc)
	wordings.remember(doc)
	nothing_yet = dict.fromkeys(("rows_found", "rows_entered", "rows_known", "rows_left_out"), 0)
	returned.forget(doc)
	_begin(doc, "Checking", {**nothing_yet, "basis": None, "entered_rows": None})


def start(doc: Document) -> None:
	"""Let a worker enter it in the name of whoever asks.

	Raises ImportUnderWay, NothingToEnter, RegisterChanged where the check does not hold any more, and
	SpellingsNotSeen.
	"""
	_locked(doc, *BEGINS_FROM)
	if not doc.rows_found and doc.basis:
		frappe.throw(
			_("There is no row to enter: read what is wrong, then check the file again."), NothingToEnter
		)
	if doc.basis != said.basis(content_of(doc), doc):
		frappe.throw(_changed(), RegisterChanged)
	if said.asks_about_spellings(doc):
		frappe.throw(_("Look at the new places and sectors first, and tick that you have."), SpellingsNotSeen)
	wordings.remember(doc)
	# What the check foresaw is no figure of what is entered.
	_begin(doc, "Running", {} if doc.entered_rows else {"rows_entered": 0, "entered_rows": "0x0"})


def _changed() -> str:
	return _("Something has changed since the file was checked: check it again.")


def _begin(doc: Document, state: str, more: dict) -> None:
	asked = {"started_by": frappe.session.user, "started_on": now_datetime(), "finished_on": None}
	doc.db_set({"state": state, "failure": None, "rows_done": 0, **asked, **more})
	_enqueue(doc.name, state)


def stop(doc: Document) -> None:
	"""Ask the job to end. Raises ImportUnderWay where none runs."""
	_locked(doc, "Checking", "Running")
	doc.db_set({"state": "Stopped", "failure": fill(_("Stopped by {0}."), get_fullname())})


def _locked(doc: Document, *states: str) -> None:
	"""Whoever comes second sees what the first one left."""
	state = locking.locked_value(DOCTYPE, doc.name, "state")
	if state not in states:
		frappe.throw(_("This import runs or has ended: open it anew to see how far it is."), ImportUnderWay)


def _enqueue(name: str, state: str) -> None:
	frappe.enqueue(
		"coalition.membership.register.job.run",
		queue="long",
		timeout=LONGEST_CHECK if state == "Checking" else LONGEST_RUN,
		enqueue_after_commit=True,
		register_import=name,
	)


def resume_killed() -> None:
	"""Hourly: what is said to run while nobody holds its lock was killed, and goes on."""
	# The system looks after all of them.
	for row in frappe.get_all(DOCTYPE, {"state": ("in", ["Checking", "Running"])}, ["name", "state"]):
		if is_free(_lock_of(row.name, row.state)):
			_enqueue(row.name, row.state)


def _lock_of(name: str, state: str) -> str:
	"""A check writes nothing that another one could read: each has a lock of its own."""
	return LOCK if state == "Running" else f"check-{name}"


def run(register_import: str) -> None:
	"""The job. Run again, also beside itself, it does what is not done yet."""
	waited_for = ("state", "started_on", "rows_done")
	before = frappe.db.get_value(DOCTYPE, register_import, waited_for)
	state = before[0] if before else None
	with named_lock(_lock_of(register_import, state), SECONDS) as is_mine:
		# What others have entered meanwhile is seen by a transaction that begins now.
		frappe.db.commit()
		doc = frappe.get_doc(DOCTYPE, register_import)
		if doc.state != state or state not in _WORK:
			return
		if not is_mine:
			# Where it went on meanwhile, another job is at work on this very import.
			if before == tuple(doc.get(each) for each in waited_for):
				_end(doc, "Stopped", {"failure": _("Another import took too long: start it again.")})
			return
		# A worker that tries again would otherwise act as the administrator.
		frappe.set_user(doc.started_by)
		frappe.set_user_lang(doc.started_by)
		_run(doc, _WORK[state])


def only_one(seconds: int) -> AbstractContextManager[bool]:
	"""Hold the lock of all imports on this site; answers whether it could be had in that time."""
	return named_lock(LOCK, seconds)


def _check(doc: Document) -> None:
	content = content_of(doc)

	def progress(rows: Outcome) -> None:
		if rows.done % ROWS_BETWEEN < entering.BATCH:
			_tell(doc, {"rows_found": rows.number, "rows_done": rows.done})

	found = entering.check(content, said.wishes(doc), progress)
	# What somebody chose since then is not overwritten.
	if not _is_current(doc):
		raise _Stopped
	hold(doc)
	noting.put_tables(doc, found)
	_end(doc, "Checked", {**noting.noted(found), "basis": said.basis(content, doc)})
	_give_back(doc, found)


def _enter(doc: Document) -> None:
	content = content_of(doc)
	if doc.basis != said.basis(content, doc):
		frappe.throw(_changed(), RegisterChanged)

	def progress(rows: Outcome) -> None:
		_tell(doc, {**noting.figures(rows), "entered_rows": hex(rows.entered_rows)})

	before = int(doc.entered_rows or "0", 16)
	found = entering.enter(content, said.wishes(doc), progress, before)
	hold(doc)
	_end(doc, "Done", noting.noted(found))
	_give_back(doc, found)


def _give_back(doc: Document, found: Outcome) -> None:
	"""Write the file with its problems; what was found, or entered, stands without it."""
	# Whatever becomes of the file, what was found is kept.
	frappe.db.commit()
	try:
		returned.keep(doc, found)
	except Exception:
		# Nothing but that file is written here.
		frappe.db.rollback()
		frappe.log_error(title="Register Import", reference_doctype=DOCTYPE, reference_name=doc.name)


_WORK: dict[str, Callable[[Document], None]] = {"Checking": _check, "Running": _enter}


def _tell(doc: Document, values: dict[str, object]) -> None:
	"""Keep what is done, and go on unless somebody wants it to end."""
	is_current = _is_current(doc)
	doc.db_set(values, update_modified=False)
	# Whatever happens next, these rows are entered.
	frappe.db.commit()
	if not is_current:
		raise _Stopped


def _is_current(doc: Document) -> bool:
	"""Whether nobody stopped this run, or stopped it and began another."""
	now = locking.locked_values(DOCTYPE, doc.name, ["state", "started_on"])
	return bool(now) and (now.state, now.started_on) == (doc.state, doc.started_on)


def _run(doc: Document, work: Callable[[Document], None]) -> None:
	try:
		doc.check_permission("write")
		with at_most(MEGABYTES):
			work(doc)
	except _Stopped:
		doc.db_set("finished_on", now_datetime())
	except UnreadableSheet as error:
		_end(doc, "Stopped", {"failure": words.of_file(error.problem)})
	except Exception as error:
		# The rows of this batch go; those of earlier ones stay.
		frappe.db.rollback()
		frappe.log_error(title="Register Import", reference_doctype=DOCTYPE, reference_name=doc.name)
		if _is_current(doc):
			_end(doc, "Stopped", {"failure": _why(error)})
	# A worker commits what its job left; this is for who runs it otherwise.
	frappe.db.commit()


def _why(error: Exception) -> str:
	if isinstance(error, JobTimeoutException | MemoryError):
		return words.of_file("too_slow" if isinstance(error, JobTimeoutException) else "too_big")
	return str(error) if isinstance(error, frappe.ValidationError) else _("Something failed: start it again.")


def _end(doc: Document, state: str, values: dict) -> None:
	doc.db_set({"state": state, "finished_on": now_datetime(), **values})
