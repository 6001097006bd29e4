"""The people of member organisations as they are stored."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records import locking
from coalition.base.text.bidi import fill
from coalition.base.text.words import tidy
from coalition.membership.errors import DutyMissing, PersonStays, TwoDelegates
from coalition.membership.people.duties import (
	ACTING,
	Duty,
	Person,
	delegate_on,
	ends_before_it_begins,
	two_delegates,
)

ROW = "Member Person"
FIELDS = ("name", "person_name", "duty", "from_date", "until_date", "account")


def people_of(member: str) -> list[Person]:
	"""The people of a Member Organisation, those whose time is over among them.

	Whether somebody may see them is for the caller to say.
	"""
	rows = frappe.get_all(
		ROW,
		filters={"parenttype": "Member Organisation", "parent": member},
		fields=list(FIELDS),
		order_by="idx asc",
	)
	return [person_of(row) for row in rows]


def person_of(row: dict) -> Person:
	"""A row of the people, or one that is still to be stored. An empty day is no day, and not today."""
	return Person(
		row.get("person_name") or "",
		Duty(row.get("duty")),
		getdate(row.get("from_date")) if row.get("from_date") else None,
		getdate(row.get("until_date")) if row.get("until_date") else None,
		row.get("account") or "",
		row.get("name") or "",
	)


def delegate_of(member: str) -> Person | None:
	"""Who is delegate of a Member Organisation today."""
	return delegate_on(people_of(member), getdate())


def check_people(member: Document) -> None:
	"""For `validate`: times that fit, one delegate at a time, and who acted stays known.

	The member is locked first: of two who add a delegate at once the second meets the first. Raises
	DutyMissing, TwoDelegates, PersonStays.
	"""
	if not member.is_new():
		locking.lock(member.doctype, member.name)
	check_times(member)
	_keep_who_acted(member)


def check_times(record: Document) -> None:
	"""Times that fit, and one delegate at a time: for a member, and for an applicant that is to become one.

	Raises DutyMissing, TwoDelegates, PersonStays.
	"""
	_tidy(record)
	_require_duties(record)
	people = [person_of(row) for row in record.people]
	wrong = ends_before_it_begins(people)
	if wrong:
		frappe.throw(fill(_("{0}: the last day is before the first one."), wrong.name), PersonStays)
	pair = two_delegates(people)
	if pair:
		frappe.throw(
			fill(
				_("{0} and {1} would be delegate on the same day: there is one at a time."),
				pair[0].name,
				pair[1].name,
			),
			TwoDelegates,
		)


def _tidy(member: Document) -> None:
	for row in member.people:
		row.person_name = tidy(row.person_name)


def _require_duties(record: Document) -> None:
	"""The engine compares what is chosen with its options only after `validate`."""
	for row in record.people:
		if row.duty not in {duty.value for duty in Duty}:
			frappe.throw(
				fill(_("{0}: choose what this person does."), row.person_name or row.idx), DutyMissing
			)


def _keep_who_acted(member: Document) -> None:
	"""Who acted for a member is known afterwards: their time ends, their row stays."""
	before = member.get_doc_before_save()
	stored = {row.name: person_of(row) for row in before.people} if before else {}
	staying = {row.name for row in member.people}
	for name, person in stored.items():
		if name not in staying and _has_acted(person):
			frappe.throw(
				fill(
					_("{0} acted for this member and stays in the list: fill in the last day."), person.name
				),
				PersonStays,
			)


def _has_acted(person: Person) -> bool:
	has_begun = person.since is None or person.since <= getdate()
	return person.duty in ACTING and (has_begun or bool(person.account))
