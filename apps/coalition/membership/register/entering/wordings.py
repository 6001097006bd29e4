"""How the files of this coalition write headings, places and sectors: said once, known from then on."""

import hashlib

import frappe
from frappe.model.document import Document

from coalition.membership.register.entering.lists import PLACE, SECTOR, spelling_of
from coalition.membership.register.reading.columns import BY_LABEL, Column, column_of, heading_of

WORDING = "Register Wording"
# What a heading or a spelling means that is not to be read.
UNREAD = "Do Not Read"
HEADING = "Heading"
# Table of the form -> the list whose spellings stand in it.
SPELLINGS = {"places": PLACE, "sectors": SECTOR}


def headings() -> dict[str, Column | None]:
	"""Heading as it is compared -> its column, None where it is not to be read."""
	return {heading_of(row.wording): BY_LABEL.get(row.means) for row in _of(HEADING)}


def spellings() -> dict[tuple[str, str], tuple[str, bool]]:
	"""List and spelling as it is compared -> its entry, "" for none; one that is gone is not made again."""
	return {
		(doctype, spelling_of(row.wording)): ("" if row.means == UNREAD else row.means, False)
		for doctype in (PLACE, SECTOR)
		for row in _of(doctype)
	}


def name_of(about: str, wording: str) -> str:
	"""One for each, however it is written."""
	compared = heading_of(wording) if about == HEADING else spelling_of(wording)
	return hashlib.sha256(f"{about}|{compared}".encode()).hexdigest()[:20]


def remember(doc: Document) -> None:
	"""Keep what somebody said of the headings and spellings of an import, for the next file.

	What is proposed for a spelling is theirs once they looked at it.
	"""
	for row in doc.headings:
		# A column without a heading is called by its letter.
		if row.read_as and not column_of(row.heading) and row.heading != row.place:
			_keep(HEADING, row.heading, row.read_as)
	if not doc.spellings_seen:
		return
	for table, doctype in SPELLINGS.items():
		for row in doc.get(table):
			if spelling_of(row.taken_as or "") != spelling_of(row.written):
				_keep(doctype, row.written, row.taken_as or UNREAD)


def _keep(about: str, wording: str, means: str) -> None:
	name = name_of(about, wording)
	if frappe.db.exists(WORDING, name):
		frappe.get_doc(WORDING, name).update({"means": means}).save()
		return
	frappe.get_doc({"doctype": WORDING, "about": about, "wording": wording, "means": means}).insert()


def _of(about: str) -> list[frappe._dict]:
	# What whoever may import may read.
	return frappe.get_all(WORDING, filters={"about": about}, fields=["wording", "means"])
