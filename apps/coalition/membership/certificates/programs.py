"""Membership letters as a member's program asks for them."""

import frappe
from frappe import _

from coalition.base.records import clock
from coalition.base.records.paging import Place, page_of
from coalition.base.request import limits
from coalition.base.verification.lookup import last_day_of
from coalition.base.verification.papers import paper_in
from coalition.base.verification.state import state_on
from coalition.membership.certificates import certificate
from coalition.membership.self_service.acting import Acting
from coalition.membership.self_service.letters import CODE, MOST, SECONDS, make_letter

COLUMNS = ("number", "issued_on", "valid_until", "revoked_on", "code")


def letters_of(me: Acting, after: Place, length: int) -> tuple[list[frappe._dict], Place]:
	"""The member's letters, each with its state today."""
	rows, last = page_of(CODE, _of(me), COLUMNS, after, length)
	return [_with_state(me, row) for row in rows], last


def issue(me: Acting) -> frappe._dict:
	"""A letter as of now: another one only where the last says something else than what is true.

	Raises NoMemberToday, TooManyTries.
	"""
	with limits.one_of("letters", me.member, MOST, SECONDS):
		letter = make_letter(me)
	return _with_state(me, frappe._dict({name: letter.get(name) for name in COLUMNS}))


def download(me: Acting, number: str, language: str) -> tuple[str, bytes]:
	"""The paper of a letter: its file name and its content. Raises frappe.DoesNotExistError for another's."""
	name = frappe.db.get_value(CODE, {**_of(me), "number": number})
	found = paper_in(frappe.get_doc(CODE, name), language) if name else None
	if not found:
		frappe.throw(_("There is no such letter."), frappe.DoesNotExistError)
	return found


def _of(me: Acting) -> dict[str, object]:
	kind = certificate.of(me.doctype).kind
	return {"kind": kind, "reference_doctype": me.doctype, "reference_name": me.member}


def _with_state(me: Acting, row: frappe._dict) -> frappe._dict:
	ended_on = certificate.of(me.doctype).ended_on(frappe.get_cached_doc(me.doctype, me.member))
	last_day = last_day_of(row, ended_on)
	row.update({"state": state_on(clock.today(), last_day, row.revoked_on), "valid_until": last_day})
	return row
