"""Proposing people of an organisation: somebody new, or the end of somebody's time."""

from collections.abc import Mapping

from frappe import _
from frappe.utils import add_days, getdate

from coalition.base.records.values.contact import here
from coalition.base.text.answers import Asked
from coalition.membership.change_proposals import fields
from coalition.membership.change_proposals.changes import ROW, Row
from coalition.membership.people import people_records
from coalition.membership.people.duties import Duty, ends_before_it_begins, two_delegates
from coalition.portal.forms import reading
from coalition.portal.forms.fields import Field, Options
from coalition.portal.forms.reading import Read

PEOPLE = fields.PEOPLE
ADD, END = "add", "end"
NEW = (
	Field("person_name", required=True),
	Field("name_latin"),
	Field("duty", Asked.CHOICE, required=True, offered="duty"),
	Field("phone", Asked.PHONE),
	Field("email", Asked.EMAIL),
)
ENDING = (
	Field("who", Asked.CHOICE, required=True, offered="who"),
	Field("until_date", Asked.DATE, required=True),
)


def wanted(form: Mapping[str, str], stored: list[Row], signs: bool) -> tuple[list[Row], Read]:
	"""The people as they would be, and what was typed with what is wrong with it.

	`signs` says whether who proposes is the delegate: nobody else proposes who is delegate, or no more.
	"""
	read = reading.read(parts_of(form), form, options_of(stored, signs), here())
	return rows_of(form, stored, read), read


def parts_of(form: Mapping[str, str]) -> tuple[Field, ...]:
	"""What is asked of who proposes (`what`) somebody new, or the end of somebody's time."""
	if form.get("what") == END:
		return ENDING
	begins = Field("from_date", Asked.DATE, required=form.get("duty") == Duty.DELEGATE.value)
	return (*NEW, begins)


def options_of(stored: list[Row], signs: bool) -> Options:
	"""Duties, and whose time may be ended, each by the name of its row."""
	ending = [
		(row[ROW], row["person_name"]) for row in stored if not row["until_date"] and _may_end(row, signs)
	]
	# texts: options of the DocType.
	return {"who": ending, "duty": [(duty, _(duty)) for duty in duties(signs)]}


def _may_end(row: Row, signs: bool) -> bool:
	return signs or row["duty"] != Duty.DELEGATE.value


def duties(signs: bool) -> list[str]:
	"""The delegate alone proposes who is delegate next."""
	return [duty.value for duty in Duty if signs or duty is not Duty.DELEGATE]


def rows_of(form: Mapping[str, str], stored: list[Row], read: Read) -> list[Row]:
	"""The people as they would be, none where something is wrong; adds what is wrong with their times."""
	people = [] if read.problems else _wanted(stored, form, read)
	_check_times(people, read)
	return people


def _wanted(stored: list[Row], form: Mapping[str, str], read: Read) -> list[Row]:
	if form.get("what") == END:
		until = read.values["until_date"]
		return [{**row, "until_date": until} if row[ROW] == read.values["who"] else row for row in stored]
	new = {**dict.fromkeys(fields.COLUMNS[PEOPLE], ""), **read.values, ROW: ""}
	if new["duty"] == Duty.DELEGATE.value:
		stored = [_before(row, new["from_date"]) for row in stored]
	return [*stored, new]


def _before(row: Row, day: str) -> Row:
	"""Who is delegate until then is so through the day before."""
	goes_on = row["duty"] == Duty.DELEGATE.value and (not row["until_date"] or row["until_date"] >= day)
	return {**row, "until_date": str(add_days(getdate(day), -1))} if goes_on else row


def _check_times(people_wanted: list[Row], read: Read) -> None:
	people = [people_records.person_of(row) for row in people_wanted]
	if ends_before_it_begins(people) or two_delegates(people):
		read.problems["until_date" if "until_date" in read.values else "from_date"] = "not_a_time_of_theirs"
