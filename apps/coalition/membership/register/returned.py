"""The file of an import as its secretary gets it back: with a column that says what is wrong in each row.

It is written by the job that found it out, and kept beside the import: reading fifty thousand rows once more
is nothing for a request.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.text.spreadsheets import xlsx
from coalition.membership.errors import NotWrittenYet
from coalition.membership.register import words
from coalition.membership.register.entering.outcome import Outcome
from coalition.membership.register.reading.cells import shown
from coalition.membership.register.reading.columns import UNREAD
from coalition.membership.register.reading.register import Register
from coalition.membership.register.reading.sheet import Failed, Record
from coalition.membership.register.uploaded import hold, without_ending

FIELD, BEGINNING = "problems_file", "problems-"


def keep(doc: Document, found: Outcome) -> None:
	"""Write the file and hang it on the import, in place of an earlier one; none where nothing is wrong."""
	forget(doc)
	if not found.problems or found.register.problems:
		return
	content = written(found)
	hold(doc)
	file = frappe.get_doc(
		{
			"doctype": "File",
			"file_name": f"{BEGINNING}{_brought_as(doc)}.xlsx",
			"content": content,
			"is_private": 1,
			"attached_to_doctype": doc.doctype,
			"attached_to_name": doc.name,
		}
	)
	# Whose job this is may write the import, on which the file hangs.
	file.insert(ignore_permissions=True)
	doc.db_set(FIELD, file.name)


def forget(doc: Document) -> None:
	"""What was written of an earlier check."""
	about = {"attached_to_doctype": doc.doctype, "attached_to_name": doc.name}
	named = {**about, "file_name": ("like", f"{BEGINNING}%"), "file_url": ("!=", doc.file)}
	for name in frappe.get_all("File", named, pluck="name"):
		# The system wrote it, and whoever may check the file again has it written anew.
		frappe.delete_doc("File", name, ignore_permissions=True, ignore_missing=True, force=True)
	if doc.get(FIELD):
		doc.db_set(FIELD, None)


def called(doc: Document) -> str:
	"""What the file is called by who gets it: as the one that was brought, and what it is."""
	return f"{_brought_as(doc)} - {_('Problems')}"


def forget_stale(doc: Document) -> None:
	"""For `on_update`: of another file, or one that is to be read otherwise, nothing was found yet."""
	if doc.get_doc_before_save() and not doc.get(FIELD):
		forget(doc)


def content(doc: Document) -> bytes:
	"""The file. Raises NotWrittenYet."""
	# Somebody may have removed the attachment.
	file = frappe.get_all("File", {"name": doc.get(FIELD) or "", "attached_to_name": doc.name}, pluck="name")
	path = Path(frappe.get_doc("File", file[0]).get_full_path()) if file else None
	if not path or not path.is_file():
		frappe.throw(
			_("This file is not there yet: try again in a moment, or check the register again."),
			NotWrittenYet,
		)
	return path.read_bytes()


def written(found: Outcome) -> bytes:
	"""As XLSX in the user's language.

	Hidden and struck rows that nobody asked for are left out: in the new file nothing would tell them apart.
	"""
	register = found.register
	told, offered = defaultdict(list), _offered(register)
	new_rows = {str(old): str(new) for new, old in enumerate(_numbers(register), 1)}
	for problem in found.problems:
		if problem.problem == "twice":
			# It names a row, which stands elsewhere here.
			problem = replace(problem, value=new_rows.get(problem.value, problem.value))
		text = words.in_words(problem, offered.get(problem.column, ()))
		told[problem.row].append(": ".join(filter(None, (words.column_of(problem), text))))
	is_rtl = frappe.local.lang.startswith("ar")
	return xlsx(_rows(register, told, UNREAD[0 if is_rtl else 1]), is_rtl, _("Member Register"))


def _brought_as(doc: Document) -> str:
	return without_ending(doc.title or doc.name)[:80]


def _offered(register: Register) -> dict[str, list[str]]:
	"""Heading of the file -> what may be chosen in its column."""
	return words.offered_below({text: column for _place, text, column in register.columns})


def _numbers(register: Register) -> Iterator[int]:
	"""The rows of the file that go into the new one, as it numbers them."""
	yield from (record.number for record in _head(register))
	yield from (record.number for record in register.shown_records())


def _head(register: Register) -> Iterator[Record]:
	"""The row of the headings, or the two."""
	lines = range(register.chosen.line, register.chosen.last + 1)
	return (record for record in register.chosen.table.filled() if record.number in lines)


def _rows(register: Register, told: dict[int, list[str]], heading: str) -> Iterator[list[object]]:
	for record in _head(register):
		yield [heading if record.number == register.chosen.line else "", *_shown(record)]
	for record in register.shown_records():
		yield ["\n".join(told.get(record.number, ())), *_shown(record)]


def _shown(record: Record) -> list[object]:
	"""Its cells; those that failed as they are shown."""
	return [shown(cell) if isinstance(cell, str | Failed | time) else cell for cell in record.cells]
