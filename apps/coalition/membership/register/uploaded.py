"""The file of an import: a private one that whoever imports it may read."""

from pathlib import Path, PurePath

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.errors import FileOfAnother, FilesArePrivate, WrittenByTheSystem
from coalition.base.records import locking
from coalition.membership.errors import ImportUnderWay, UnreadableRegister
from coalition.membership.register.entering.said import said
from coalition.membership.register.reading.sheet import MOST_BYTES

PRIVATE = "/private/files/"
ENDINGS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
# What was found in a file says nothing of another one.
FOUND = ("rows_found", "rows_done", "rows_entered", "rows_known", "rows_left_out")
TEXTS = ("unknown_headings", "reading", "problems", "problems_file", "failure", "basis", "entered_rows")
# What stands in these is asked anew of another file.
TABLES = ("headings", "places", "sectors")


def keep_file(doc: Document) -> None:
	"""For `validate`: what was found holds for this file, read in this way.

	Raises FilesArePrivate, FileOfAnother, ImportUnderWay, WrittenByTheSystem.
	"""
	before = doc.get_doc_before_save()
	is_another = not before or before.file != doc.file
	if not is_another and said(before) == said(doc):
		return
	_check_at_rest(before)
	if is_another:
		_check_file(doc)
		doc.update({"title": _called(doc.file), **{table: [] for table in TABLES}})
	else:
		_check_asked(before, doc)
	doc.update({"state": "Draft", **dict.fromkeys(FOUND, 0), **dict.fromkeys(TEXTS)})


def _check_at_rest(before: Document | None) -> None:
	if before and before.state in ("Checking", "Running", "Done"):
		frappe.throw(_("This file is being read or was read: make a new import for another."), ImportUnderWay)


def _check_asked(before: Document, doc: Document) -> None:
	if _asked(before) != _asked(doc):
		text = _("What is asked of a file is what its check found: answer it, and add or remove no row.")
		frappe.throw(text, WrittenByTheSystem)


def _asked(doc: Document) -> list[tuple]:
	"""What a check asks about: the headings, and the spellings that no list has."""
	headings = [(row.place, row.heading) for row in doc.headings]
	return [*headings, *((table, row.written) for table in TABLES[1:] for row in doc.get(table))]


def _check_file(doc: Document) -> None:
	if not str(doc.file or "").startswith(PRIVATE):
		frappe.throw(_("Attach the file as a private one."), FilesArePrivate)
	if not _readable(doc.file):
		frappe.throw(_("This file belongs to a record that is not open to you."), FileOfAnother)


def hold(doc: Document) -> None:
	"""Hold the file until the transaction ends. Raises UnreadableRegister where it is gone by now.

	It goes where somebody whom it names is protected: nothing of what was read of it is kept then.
	"""
	# Of a file that is gone, an older snapshot still has the name.
	names = frappe.get_all("File", filters={"file_url": doc.file}, pluck="name")
	if not any([locking.locked_name("File", name) for name in names]):
		_refuse_gone()


def _refuse_gone() -> None:
	frappe.throw(_("The file is no longer there: attach it again in a new import."), UnreadableRegister)


def _called(url: str) -> str:
	"""What whoever brought it calls it."""
	return without_ending(_readable(url).file_name or "")[:140]


def without_ending(file_name: str) -> str:
	"""A file's name as people say it; behind an Arabic one that ends in digits the ending is turned round."""
	name = PurePath(file_name)
	return name.stem if name.suffix.lower() in ENDINGS else file_name


def content_of(doc: Document) -> bytes:
	"""What the file holds. Raises UnreadableRegister where it is gone."""
	# Judged anew: once a file is deleted, one of somebody else may come to its address.
	file = _readable(doc.file)
	path = Path(file.get_full_path()) if file else None
	if not path or not path.is_file():
		_refuse_gone()
	with path.open("rb") as opened:
		return opened.read(MOST_BYTES + 1)


def _readable(url: str) -> Document | None:
	"""The file at this address that the user may read."""
	# All of them: which the user may read is asked next.
	names = frappe.get_all("File", filters={"file_url": url}, pluck="name")
	files = (frappe.get_doc("File", name) for name in names)
	return next((file for file in files if file.has_permission("read")), None)
