"""The people of one's own organisation: who they are, and proposing others."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate
from werkzeug.wrappers import Response

from coalition.base.accounts.portal_accounts import account_of, colleagues_of
from coalition.base.records import locking
from coalition.base.request import limits
from coalition.base.text.answers import Asked, show_answer
from coalition.base.text.formatting import long_date
from coalition.membership.change_proposals import deciding, fields, people, records
from coalition.membership.change_proposals.changes import differences
from coalition.membership.errors import ProposedAlready
from coalition.membership.people import people_records
from coalition.membership.people.duties import Duty, Person
from coalition.membership.problems import in_words
from coalition.membership.self_service.acting import Acting, lock_member, require_acting
from coalition.membership.self_service.profile import MOST, SECONDS, proposals_of
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show

PEOPLE = fields.PEOPLE


def show_people(request: PortalRequest) -> Response:
	return _people(request, {}, {})


def show_people_again(request: PortalRequest, message: str, status: int) -> Response:
	return _people(request, dict(request.form), {}, message, status)


def take_person(request: PortalRequest) -> Response:
	"""Somebody new is proposed, or the end of somebody's time."""
	me = require_acting()
	limits.count_against("proposing", me.member, MOST, SECONDS)
	return locking.done_anew(lambda: _propose(me, request))


def _propose(me: Acting, request: PortalRequest) -> Response:
	me = lock_member(me)
	record = frappe.get_doc(me.doctype, me.member)
	if record.is_protected:
		raise frappe.PermissionError
	stored = records.value_of(record, PEOPLE)
	wanted, typed = people.wanted(request.form, stored, me.signs)
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
		duties=[(duty, _(duty)) for duty in people.duties(me.signs)],
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
		"reach": [
			show_answer(asked, text, language)
			for asked, text in ((Asked.PHONE, row.phone), (Asked.EMAIL, row.email))
			if text
		],
		"has_account": bool(row.account),
	}
