"""Private files of our records lie under names that say nothing, from the moment they are written.

The engine writes a file before its row is committed, under the name that somebody gave it: a process that
dies in between would leave a legal name in the folder and in every backup. What no row claims is swept
(`left_files.py`).
"""

from pathlib import Path

import frappe
from frappe.model.document import Document

from coalition.base.guards.guarded import is_guarded, may_read

PRIVATE = "/private/files/"
_AS_PRINTED = str.maketrans({'"': "”", "<": "‹", ">": "›"})


def write(file: Document) -> dict[str, str]:
	"""For the hook `write_file`: store what a new File holds, and set its address.

	A private file that is hung on a record of ours once more, as the engine does it, stays where it lies.
	"""
	file.file_name = safe_name(file.file_name)
	if is_guarded(file.attached_to_doctype) and _lies_there(file):
		file.is_private = 1
		return {"file_name": file.file_name, "file_url": file.file_url}
	if not file.is_private or not is_guarded(file.attached_to_doctype):
		return file.save_file_on_filesystem()
	file.file_url = f"{PRIVATE}{neutral_name(file.file_name)}"
	file.write_file()
	return {"file_name": file.file_name, "file_url": file.file_url}


def _lies_there(file: Document) -> bool:
	"""Whether a new row names the address of a private file with the same bytes."""
	same = {"file_url": file.file_url, "is_private": 1, "content_hash": file.content_hash}
	return bool(file.file_url) and bool(frappe.db.exists("File", same))


def safe_name(name: str | None) -> str | None:
	"""A file's name that ends no attribute of a page: with quotes as they are printed."""
	return name.translate(_AS_PRINTED) if name else name


def neutral_name(name: str | None) -> str:
	"""A name that nobody guesses and that tells nothing but the kind of the file."""
	return f"{frappe.generate_hash(length=20)}{Path(name or '').suffix[:10]}"


def name_of(address: str) -> str:
	"""What the file at an address is called by a row that who asks may read; "" where there is none.

	The engine lets several records share one file, each with a name of its own for it.
	"""
	# All rows: which of them may be read is asked next.
	rows = frappe.get_all("File", filters={"file_url": address}, fields=["name", "file_name"])
	return next((row.file_name or "" for row in rows if may_read("File", row.name)), "")
