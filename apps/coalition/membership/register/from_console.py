"""A register that somebody enters on the server, by the bench command."""

from collections.abc import Iterator
from pathlib import Path

import frappe
from frappe import _

from coalition.membership.errors import ImportUnderWay, UnreadableRegister
from coalition.membership.register import entering, job, words
from coalition.membership.register.entering import wordings
from coalition.membership.register.entering.outcome import Outcome
from coalition.membership.register.reading.headings import Headings
from coalition.membership.register.reading.register import Asked
from coalition.membership.register.reading.sheet import UnreadableSheet


def enter(file: Path, with_alike: bool = False) -> Iterator[str]:
	"""Enter the rows without a problem; answers what to tell, line by line.

	Raises UnreadableRegister, ImportUnderWay.
	"""
	with job.only_one(seconds=10) as is_mine:
		if not is_mine:
			frappe.throw(_("Another import is under way: wait until it has ended."), ImportUnderWay)
		found = _enter(file.read_bytes(), with_alike)
		_keep(found)
	yield f"{found.entered} members made from {file.name}"
	yield f"{found.known} rows name members that stay as they are"
	for problem in found.problems:
		column = words.column_of(problem)
		yield f"row {problem.row} left out{': ' if column else ''}{column}: {words.in_words(problem)}"
	for heading in found.register.unknown:
		yield f"no column is called «{heading}»: it was not read"
	for spelling in found.spellings:
		yield f"added to its list, from row {spelling.first}: «{spelling.taken_as}»"


def _enter(content: bytes, with_alike: bool) -> Outcome:
	wishes = entering.Wishes(Asked(headings=Headings(wordings.headings())), with_alike)
	try:
		return entering.enter(content, wishes, _keep)
	except UnreadableSheet as error:
		frappe.throw(words.of_file(error.problem), UnreadableRegister)


def _keep(_rows: Outcome) -> None:
	# What was entered stays, whatever happens to the next batch.
	frappe.db.commit()
