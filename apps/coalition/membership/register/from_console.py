"""A register that somebody enters on the server, by the bench command."""

from collections.abc import Iterator
from pathlib import Path

import frappe
from frappe import _

from coalition.membership.errors import ImportUnderWay, UnreadableRegister
from coalition.membership.register import entering, job, words
from coalition.membership.register.sheet import UnreadableSheet


def enter(file: Path, with_alike: bool = False) -> Iterator[str]:
	"""Enter the rows without a problem; answers what to tell, line by line.

	Raises UnreadableRegister, ImportUnderWay.
	"""
	with job.only_one(seconds=10) as is_mine:
		if not is_mine:
			frappe.throw(_("Another import is under way: wait until it has ended."), ImportUnderWay)
		outcome = _enter(file.read_bytes(), _keep, with_alike)
		_keep(outcome.number)
	yield f"{outcome.entered} members made from {file.name}"
	yield f"{outcome.known} rows name members that stay as they are"
	for problem in outcome.problems:
		column = words.column_of(problem)
		yield f"row {problem.row} left out{': ' if column else ''}{column}: {words.in_words(problem)}"
	for heading in outcome.unknown:
		yield f"no column is called «{heading}»: it was not read"


def _enter(content: bytes, progress: entering.Progress, with_alike: bool) -> entering.Outcome:
	try:
		return entering.enter(content, progress, with_alike)
	except UnreadableSheet as error:
		frappe.throw(words.of_file(error.problem), UnreadableRegister)


def _keep(_done: int) -> None:
	# What was entered stays, whatever happens to the next batch.
	frappe.db.commit()
