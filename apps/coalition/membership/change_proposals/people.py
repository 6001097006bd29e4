"""Proposing people of an organisation: somebody new, or the end of somebody's time."""

from collections.abc import Mapping

from frappe.utils import add_days, getdate

from coalition.base.records.values.contact import here
from coalition.base.text.answers import Asked
from coalition.membership.change_proposals import fields
from coalition.membership.change_proposals.changes import ROW, Row
from coalition.membership.change_proposals.typed import Field, Typed, read_fields
from coalition.membership.people import people_records
from coalition.membership.people.duties import Duty, ends_before_it_begins, two_delegates

PEOPLE = fields.PEOPLE


def wanted(form: Mapping[str, str], stored: list[Row], signs: bool) -> tuple[list[Row], Typed]:
	"""The people as they would be, and what was typed with what is wrong with it.

	`signs` says whether who proposes is the delegate: nobody else proposes who is delegate, or no more.
	"""
	typed = read_fields(form, _fields_of(signs, form, stored), here())
	people = [] if typed.problems else _wanted(stored, form, typed)
	_check_times(people, typed)
	return people, typed


def _fields_of(signs: bool, form: Mapping[str, str], stored: list[Row]) -> list[Field]:
	if form.get("what") == "end":
		going_on = [row for row in stored if not row["until_date"]]
		ending = [row[ROW] for row in going_on if signs or row["duty"] != Duty.DELEGATE.value]
		return [
			Field("who", Asked.CHOICE, offered=ending, required=True),
			Field("until_date", Asked.DATE, required=True),
		]
	return [
		Field("person_name", required=True),
		Field("name_latin"),
		Field("duty", Asked.CHOICE, offered=duties(signs), required=True),
		Field("phone", Asked.PHONE, 40),
		Field("email", Asked.EMAIL),
		Field("from_date", Asked.DATE, required=form.get("duty") == Duty.DELEGATE.value),
	]


def duties(signs: bool) -> list[str]:
	"""The delegate alone proposes who is delegate next."""
	return [duty.value for duty in Duty if signs or duty is not Duty.DELEGATE]


def _wanted(stored: list[Row], form: Mapping[str, str], typed: Typed) -> list[Row]:
	if form.get("what") == "end":
		until = typed.values["until_date"]
		return [{**row, "until_date": until} if row[ROW] == typed.values["who"] else row for row in stored]
	new = {**dict.fromkeys(fields.COLUMNS[PEOPLE], ""), **typed.values, ROW: ""}
	if new["duty"] == Duty.DELEGATE.value:
		stored = [_before(row, new["from_date"]) for row in stored]
	return [*stored, new]


def _before(row: Row, day: str) -> Row:
	"""Who is delegate until then is so through the day before."""
	goes_on = row["duty"] == Duty.DELEGATE.value and (not row["until_date"] or row["until_date"] >= day)
	return {**row, "until_date": str(add_days(getdate(day), -1))} if goes_on else row


def _check_times(people_wanted: list[Row], typed: Typed) -> None:
	people = [people_records.person_of(row) for row in people_wanted]
	if ends_before_it_begins(people) or two_delegates(people):
		typed.problems["until_date" if "until_date" in typed.values else "from_date"] = "not_a_time_of_theirs"
