"""The people of an organisation as its program reads them, and proposing others."""

from collections.abc import Mapping

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.request import limits
from coalition.membership.change_proposals import deciding, fields, people, records
from coalition.membership.change_proposals.changes import Row, differences
from coalition.membership.people import people_records
from coalition.membership.program_errors import NotAsAsked
from coalition.membership.self_service.acting import Acting, title_now
from coalition.membership.self_service.profile import MOST, SECONDS


def people_of(me: Acting) -> tuple[Document, list[Document]]:
	"""The member's record and its people; nobody of a protected one."""
	record = records.to_show(me.doctype, me.member, (fields.PEOPLE,))
	return record, [] if record.is_protected else record.get(fields.PEOPLE)


def acts_today(row: Document) -> bool:
	return people_records.person_of(row.as_dict()).acts_on(getdate())


def propose_person(me: Acting, record: Document, form: Mapping[str, str]) -> Document | None:
	"""Propose somebody new, or (`what` is "end") the end of somebody's time; None where nothing would change.

	`record` is the member, locked. A program does not propose who is delegate: that is the delegate's word.
	Raises NotAsAsked, ProposedAlready, TooManyTries, and frappe.PermissionError for a protected member.
	"""
	with limits.one_of("proposing", me.member, MOST, SECONDS):
		stored, wanted = _people_wanted(me, record, form)
		changes = differences({fields.PEOPLE: stored}, {fields.PEOPLE: wanted})
		return deciding.propose(me.link, me.doctype, fields.OF_PEOPLE, changes, title_now(me), "")


def check_person(me: Acting, form: Mapping[str, str]) -> None:
	"""Raises NotAsAsked with all that `propose_person` would refuse of this form, and PermissionError."""
	_people_wanted(me, frappe.get_doc(me.doctype, me.member), form)


def _people_wanted(me: Acting, record: Document, form: Mapping[str, str]) -> tuple[list[Row], list[Row]]:
	"""The people as they stand, and as they would."""
	if record.is_protected:
		raise frappe.PermissionError
	stored = records.value_of(record, fields.PEOPLE)
	wanted, typed = people.wanted(form, stored, me.signs)
	if typed.problems:
		raise NotAsAsked(typed.problems)
	return stored, wanted
