"""The people of one's own organisation: who they are, and proposing others."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import add_days, getdate
from werkzeug.wrappers import Response

from coalition.base import limits
from coalition.base.accounts import account_of, colleagues_of
from coalition.base.documents.dates import long_date
from coalition.membership import people_records
from coalition.membership.asking import Asked
from coalition.membership.errors import ProposedAlready
from coalition.membership.my_organisation.acting import Acting, require_acting
from coalition.membership.my_organisation.profile import MOST, SECONDS, proposals_of
from coalition.membership.people import Duty, Person, ends_before_it_begins, two_delegates
from coalition.membership.problems import in_words
from coalition.membership.proposing import deciding, fields, records
from coalition.membership.proposing.changes import ROW, Row, differences
from coalition.membership.proposing.typed import Field, Typed, read_fields
from coalition.portal.answers import go, show
from coalition.portal.page import PortalRequest

PEOPLE = fields.PEOPLE


def show_people(request: PortalRequest) -> Response:
	return _people(request, {}, {})


def show_people_again(request: PortalRequest, message: str, status: int) -> Response:
	return _people(request, dict(request.form), {}, message, status)


def take_person(request: PortalRequest) -> Response:
	"""Somebody new is proposed, or the end of somebody's time."""
	me = require_acting()
	limits.count_against("proposing", me.member, MOST, SECONDS)
	record = frappe.get_doc(me.doctype, me.member, for_update=True)
	if record.is_protected:
		raise frappe.PermissionError
	stored = records.value_of(record, PEOPLE)
	typed = read_fields(request.form, _fields_of(me, request.form, stored))
	wanted = [] if typed.problems else _wanted(stored, request.form, typed)
	_check_times(wanted, typed)
	if typed.problems:
		errors = {name: in_words(problem) for name, problem in typed.problems.items()}
		return _people(request, dict(request.form), errors, status=422)
	changes = differences({PEOPLE: stored}, {PEOPLE: wanted})
	try:
		deciding.propose(me.link, me.doctype, fields.OF_PEOPLE, changes, me.person, "")
	except ProposedAlready as error:
		frappe.clear_messages()
		return _people(request, dict(request.form), {}, str(error), 409)
	return go(f"{me.root}/people")


def _fields_of(me: Acting, form: dict, stored: list[Row]) -> list[Field]:
	if form.get("what") == "end":
		ending = [
			row[ROW] for row in stored if not row["until_date"] and (me.signs or row["duty"] != "Delegate")
		]
		return [
			Field("who", Asked.CHOICE, offered=ending, required=True),
			Field("until_date", Asked.DATE, required=True),
		]
	return [
		Field("person_name", required=True),
		Field("name_latin"),
		Field("duty", Asked.CHOICE, offered=_duties(me), required=True),
		Field("phone", Asked.PHONE, 40),
		Field("email", Asked.EMAIL),
		Field("from_date", Asked.DATE, required=form.get("duty") == Duty.DELEGATE.value),
	]


def _duties(me: Acting) -> list[str]:
	"""The delegate alone proposes who is delegate next."""
	return [duty.value for duty in Duty if me.signs or duty is not Duty.DELEGATE]


def _wanted(stored: list[Row], form: dict, typed: Typed) -> list[Row]:
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


def _check_times(wanted: list[Row], typed: Typed) -> None:
	people = [people_records.person_of(row) for row in wanted]
	if ends_before_it_begins(people) or two_delegates(people):
		typed.problems["until_date" if "until_date" in typed.values else "from_date"] = "not_a_time_of_theirs"


def _people(
	request: PortalRequest, values: dict, errors: dict[str, str], message: str = "", status: int = 200
) -> Response:
	me = require_acting()
	record = records.to_show(me.doctype, me.member, ("people",))
	is_protected = bool(record.is_protected)
	known = [] if is_protected else [_shown(row, request.language) for row in record.get(PEOPLE)]
	return show(
		request,
		"membership/my/people.html",
		status,
		me=me,
		is_protected=is_protected,
		people=known,
		ending=[
			(row["row"], row["name"])
			for row in known
			if not row["until"] and (me.signs or row["duty"] != Duty.DELEGATE.value)
		],
		# texts: options of the DocType.
		duties=[(duty, _(duty)) for duty in _duties(me)],
		labels=_labels(),
		colleagues=colleagues_of(account_of(me.user)),
		proposals=[
			each for each in proposals_of(me, request.language) if each["section"] == fields.OF_PEOPLE.title
		],
		values=values,
		errors=errors,
		message=message,
	)


def _labels() -> dict[str, str]:
	names = fields.COLUMNS[PEOPLE]
	meta = frappe.get_meta(people_records.ROW)
	# texts: labels of the DocType.
	return {"who": _("Whose time ends"), **{name: _(meta.get_label(name)) for name in names}}


def _shown(row: Document, language: str) -> dict:
	person: Person = people_records.person_of(row.as_dict())
	today = getdate()
	return {
		"row": row.name,
		"name": row.person_name,
		"duty": row.duty,
		# texts: options of the DocType.
		"duty_text": _(row.duty),
		"since": long_date(person.since, language) if person.since else "",
		"until": long_date(person.until, language) if person.until else "",
		"is_over": person.is_over(today),
		"acts": person.acts_on(today),
		"reach": [text for text in (row.phone, row.email) if text],
		"has_account": bool(row.account),
	}
