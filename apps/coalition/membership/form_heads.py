"""What the forms of membership begin with (`coalition_form_heads`).

A head says nothing that its form does not hold further down: for whoever may read it there.
"""

from collections.abc import Callable, Iterator

from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.form_heads.contract import FormHead, Line, Tone, Way
from coalition.base.form_heads.usual import day, joined, name_of
from coalition.base.text import emails, phones
from coalition.base.text.bidi import fill
from coalition.membership.change_proposals import deciding, fields
from coalition.membership.kinds import KINDS, member_of
from coalition.membership.people.duties import delegate_on
from coalition.membership.people.people_records import person_of
from coalition.membership.standing.explanation import explanation_of
from coalition.membership.standing.standing import State

OUTCOMES = {"Pass": Tone.GOOD, "Look": Tone.LOOK, "Fail": Tone.BAD}
STANDINGS = {
	State.ACTIVE: Tone.GOOD,
	State.IN_GRACE: Tone.LOOK,
	State.MATTER_OPEN: Tone.LOOK,
	State.VOTE_RESTS: Tone.LOOK,
	State.SUSPENDED: Tone.BAD,
	State.EXPELLED: Tone.BAD,
}


def of_record(record: Document) -> list[FormHead]:
	"""For the hook."""
	head = HEADS.get(record.doctype)
	return [head(record)] if head else []


def of_member(member: Document) -> FormHead:
	"""Its standing with the reason, and who is reached how."""
	return FormHead((_standing(member), *_people(member)))


def _standing(member: Document) -> Line:
	told = explanation_of(member.name, member.doctype)
	since = fill(_("since {0}"), told["since"]) if told["since"] else ""
	note = joined(since, told["because"])
	return Line(_("Standing"), told["state"], tone=STANDINGS.get(told["code"], Tone.PLAIN), note=note)


def _people(member: Document) -> Iterator[Line]:
	yield _contact(member)
	rows = member.get("people") or ()
	today = delegate_on([person_of(row.as_dict()) for row in rows], getdate())
	for row in rows:
		if today and row.name == today.row:
			yield reached(_("Delegate"), row.person_name, row.phone, row.email)


def _contact(record: Document) -> Line:
	person = record.get("contact_person")
	return reached(_("Contact Person"), person, record.get("contact_phone"), record.get("contact_email"))


def reached(label: str, name: str | None, phone: str | None, email: str | None) -> Line:
	"""Who is reached how: numbers and addresses as people read them, each a way to call or to write."""
	ways = []
	if phone:
		ways.append(Way(phones.shown(phone), f"tel:{phone}"))
	if email:
		ways.append(Way(emails.shown(email), f"mailto:{email}"))
	return Line(label, name or "", tuple(ways))


def of_application(application: Document) -> FormHead:
	"""What applies, from where, who is reached how, and what was looked at."""
	# texts: options of the DocType.
	words = (_(application.kind or ""), application.place, application.sector)
	lines = (Line(_("Applicant"), joined(*words)), _contact(application))
	return FormHead(lines, tuple(_checks(application)))


def _checks(application: Document) -> list[Line]:
	return [
		# texts: options of Admission Check.
		Line(row.check_title, _(row.outcome), tone=OUTCOMES[row.outcome], note=row.reason or "")
		for row in application.get("checks") or ()
	]


def of_change(change: Document) -> FormHead:
	"""What is to happen to whom, from when until when, and why."""
	days = _days(change.effective_from, change.effective_to)
	# texts: options of the DocType.
	title = fill(_("{0}: {1}"), _(change.kind), _member(change))
	return FormHead((Line(_("Takes Effect on"), days), Line(_("Grounds"), change.reason or "")), title=title)


def of_declaration(declaration: Document) -> FormHead:
	"""Whose it is, from when until when, and who signed."""
	days = _days(declaration.declared_on, declaration.valid_until)
	line = Line(_("Declared on"), days, note=declaration.signatory or "")
	return FormHead((line,), title=_member(declaration))


def of_opinion(opinion: Document) -> FormHead:
	"""Whose opinion it is."""
	# texts: options of the DocType.
	return FormHead((Line(_("Opinion"), _(opinion.opinion), note=opinion.note or ""),))


def of_proposal(proposal: Document) -> FormHead:
	"""What would change of whom, and who proposed it when."""
	doctype, _name = deciding.holder_of(proposal)
	named = [fields.label(doctype, change.field) for change in deciding.changes_of(proposal)]
	said = joined(proposal.proposer, day(proposal.proposed_on))
	lines = (
		Line(_("What it is About"), joined(*named)),
		Line(_("Proposed by"), said, note=proposal.note or ""),
	)
	# texts: options of the DocType.
	return FormHead(lines, title=fill(_("{0}: {1}"), _(proposal.section), _member(proposal)))


def of_import(register: Document) -> FormHead:
	"""How many rows were found, entered and left out."""
	if not register.rows_found:
		return FormHead()
	left_out = register.rows_left_out or 0
	return FormHead(
		(
			Line(_("Rows"), str(register.rows_found)),
			Line(_("Rows Entered"), str(register.rows_entered or 0)),
			Line(_("Rows Left Out"), str(left_out), tone=Tone.LOOK if left_out else Tone.PLAIN),
		)
	)


def of_branch(branch: Document) -> FormHead:
	"""Where it is, and who sits on its board today."""
	today = getdate()
	board = joined(*(row.person_name for row in branch.board if _is_in(row, today)))
	return FormHead((Line(_("Place"), branch.place or ""), Line(_("Board"), board)))


def _is_in(row: Document, today: object) -> bool:
	begun = not row.from_date or getdate(row.from_date) <= today
	return begun and (not row.until_date or today <= getdate(row.until_date))


def _member(record: Document) -> str:
	kind, name = member_of(record)
	return name_of(kind.doctype, name)


def _days(first: object, last: object) -> str:
	return " – ".join(filter(None, (day(first), day(last))))


HEADS: dict[str, Callable[[Document], FormHead]] = {
	**dict.fromkeys(KINDS, of_member),
	"Admission Opinion": of_opinion,
	"Charter Declaration": of_declaration,
	"Coalition Branch": of_branch,
	"Membership Application": of_application,
	"Membership Standing Change": of_change,
	"Proposed Change": of_proposal,
	"Register Import": of_import,
}
