"""Telling programs what has changed for their holder: events of the records that REST serves.

What changes by the passing of days alone, as a letter that expires, has no event and is not told: its last
day was.
"""

import frappe
from frappe.model.document import Document

from coalition.base.privacy.records import AFTER_PRIVACY_CHANGE
from coalition.base.program_keys.feeds import CHANGED, ENDED, MADE, holders_told, note
from coalition.membership.certificates.certificate import certificate
from coalition.membership.kinds import ORGANISATIONS


def member_changed(doc: Document, method: str | None = None) -> None:
	# A member that was just made has no program yet.
	if _what(doc, method) == CHANGED:
		_tell(doc.name, "organisation", doc.name, CHANGED)


def standing_changed(doc: Document, method: str | None = None) -> None:
	# What a body declined changes nothing, but where it lets a lapsed declaration pass.
	if doc.status == "Approved" or doc.declaration:
		_tell(doc.get(ORGANISATIONS.link), "organisation", doc.get(ORGANISATIONS.link), CHANGED)


def policy_changed(doc: Document, method: str | None = None) -> None:
	"""The standing of everybody may follow."""
	for member in holders_told(ORGANISATIONS.doctype):
		_tell(member, "organisation", member, CHANGED)


def charter_published(doc: Document, method: str | None = None) -> None:
	"""Declarations of versions before it count until the day by which it asks to declare again."""
	members = holders_told(ORGANISATIONS.doctype) if doc.declare_again_by else []
	theirs = {ORGANISATIONS.link: ("in", members), "docstatus": 1, "charter": ("!=", doc.name)}
	# The system finds what is to be told.
	rows = frappe.get_all("Charter Declaration", filters=theirs, fields=["name", ORGANISATIONS.link])
	for row in rows:
		_tell(row[ORGANISATIONS.link], "declaration", row.name, CHANGED)


def proposal_changed(doc: Document, method: str | None = None) -> None:
	_tell(doc.get(ORGANISATIONS.link), "proposal", doc.name, _what(doc, method))


def declared(doc: Document, method: str | None = None) -> None:
	member = doc.get(ORGANISATIONS.link)
	if method == AFTER_PRIVACY_CHANGE:
		# A draft is in no list.
		_tell(member if doc.docstatus == 1 else None, "declaration", doc.name, CHANGED)
		return
	_tell(member, "declaration", doc.name, ENDED if method == "on_cancel" else MADE)
	# Its standing follows.
	_tell(member, "organisation", member, CHANGED)


def letter_changed(doc: Document, method: str | None = None) -> None:
	# Other documents that speak of a member are no letters, and `letters.list` does not show them.
	if (doc.reference_doctype, doc.kind) == (ORGANISATIONS.doctype, certificate().kind):
		_tell(doc.reference_name, "letter", doc.number, ENDED if doc.revoked_on else _what(doc, method))


def application_changed(doc: Document, method: str | None = None) -> None:
	if doc.program_key and doc.program_may_follow:
		note({"program_key": doc.program_key}, "application", doc.name, _what(doc, method))


def _what(doc: Document, method: str | None) -> str:
	return CHANGED if method == AFTER_PRIVACY_CHANGE or doc.get_doc_before_save() else MADE


def _tell(member: str | None, kind: str, record: str | None, what: str) -> None:
	if member and record and not frappe.flags.in_install:
		note({"holder_type": ORGANISATIONS.doctype, "holder": member}, kind, record, what)
