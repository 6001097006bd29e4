"""The people of one's own organisation: who they are, and proposing others."""

from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.accounts.portal_accounts import account_of, colleagues_of
from coalition.base.text.answers import Asked, show_answer
from coalition.base.text.formatting import long_date
from coalition.membership.change_proposals import deciding, fields, people, records
from coalition.membership.change_proposals.changes import Row, differences
from coalition.membership.errors import ProposedAlready
from coalition.membership.people import people_records
from coalition.membership.people.duties import Person
from coalition.membership.problems import own_words
from coalition.membership.self_service.acting import Acting, lock_member, require_acting
from coalition.membership.self_service.profile import PROPOSING, proposals_of
from coalition.portal.forms.form import Form
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.guards import Guard
from coalition.portal.page import PortalRequest

PEOPLE = fields.PEOPLE


@dataclass(frozen=True)
class Proposing:
	"""Who proposes, and the member's people as they are stored."""

	me: Acting
	record: Document

	@property
	def stored(self) -> list[Row]:
		return [] if self.record.is_protected else records.value_of(self.record, PEOPLE)


def form_at(root: str, guard: Guard) -> Form:
	"""The people of a member, and proposing somebody new or the end of somebody's time."""
	return Form(
		f"{root}/people",
		take=_propose,
		parts=lambda request: (*people.parts_of({}), *people.ENDING),
		asked=lambda request: people.parts_of(request.form),
		words=_words,
		template="membership/my/people.html",
		about=_proposing,
		offered=lambda request: people.options_of(request.about.stored, request.about.me.signs),
		shown=_shown,
		rules=_rules,
		limits=PROPOSING,
		lock=lambda request: lock_member(require_acting()),
		own_words=own_words,
		statuses={ProposedAlready: 409},
		guard=guard,
	)


def _proposing(request: PortalRequest) -> Proposing:
	me = require_acting()
	return Proposing(me, records.to_show(me.doctype, me.member, (PEOPLE,)))


def _rules(request: PortalRequest, read: Read) -> None:
	if request.about.record.is_protected:
		raise frappe.PermissionError
	people.rows_of(request.form, request.about.stored, read)


def _propose(request: PortalRequest, read: Read) -> str:
	me, stored = request.about.me, request.about.stored
	wanted = people.rows_of(request.form, stored, read)
	changes = differences({PEOPLE: stored}, {PEOPLE: wanted})
	deciding.propose(me.link, me.doctype, fields.OF_PEOPLE, changes, me.person, "")
	return f"{me.root}/people"


def _words(request: PortalRequest) -> Words:
	names = fields.COLUMNS[PEOPLE]
	meta = frappe.get_meta(people_records.ROW)
	begins = _(
		"Day, month and year, such as 31/1/2026. A new delegate begins on a day;"
		" the one before ends on its eve."
	)
	return Words(
		_("People"),
		button=_("Propose this"),
		back=request.about.me.root,
		# texts: labels of the DocType.
		labels={"who": _("Whose time ends"), **{name: _(meta.get_label(name)) for name in names}},
		helps={"from_date": begins, "until_date": _("The last day, such as 31/1/2026.")},
		left_to_right=("name_latin",),
	)


def _shown(request: PortalRequest) -> dict[str, object]:
	me, record = request.about.me, request.about.record
	is_protected = bool(record.is_protected)
	known = [] if is_protected else [_person(row, request.language) for row in record.get(PEOPLE)]
	proposed = proposals_of(me, request.language)
	return {
		"is_protected": is_protected,
		"people": known,
		"colleagues": colleagues_of(account_of(me.user)),
		"proposals": [each for each in proposed if each["section"] == fields.OF_PEOPLE.title],
	}


def _person(row: Document, language: str) -> dict:
	person: Person = people_records.person_of(row.as_dict())
	today = getdate()
	return {
		"name": row.person_name,
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
