"""The people of the organisation: who acts for it, and proposing others."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from frappe.utils import getdate

from coalition.api.caller import Caller
from coalition.api.endpoint import Nothing, endpoint
from coalition.api.responses import etags
from coalition.api.shapes.field_info import FieldInfo
from coalition.base.records import locking
from coalition.membership.change_proposals.rest import Proposal, proposal_of
from coalition.membership.errors import ProposedAlready
from coalition.membership.people import programs
from coalition.membership.program_errors import named_by_rules
from coalition.membership.self_service.acting import acting_by

# What the rules call otherwise than a request.
NAMES = {"who": "row"}


@dataclass(frozen=True)
class Person:
	"""Somebody's time in a duty."""

	row: Annotated[str, FieldInfo("What `people.propose_end` names.")]
	person_name: str
	name_latin: str | None
	duty: Annotated[str, FieldInfo("Delegate, Alternate or Contact.")]
	phone: str | None
	email: str | None
	from_date: date | None
	until_date: Annotated[date | None, FieldInfo("The last day; null while it goes on.")]
	acts_today: bool


@dataclass(frozen=True)
class People:
	"""Everybody who acts or acted; nobody is told of a protected member."""

	people: tuple[Person, ...]
	version: Annotated[str, FieldInfo("Send it as If-Match with what you propose.")]


@dataclass(frozen=True)
class ProposePerson:
	person_name: Annotated[str, FieldInfo(shortest=1, longest=140)]
	duty: Annotated[
		Literal["Alternate", "Contact"],
		FieldInfo("Who is delegate next is the delegate's word, in the portal."),
	]
	name_latin: Annotated[str, FieldInfo(longest=140)] = ""
	phone: Annotated[str, FieldInfo("With the country code.", longest=40, example="+963 944 000 000")] = ""
	email: Annotated[str, FieldInfo(longest=140)] = ""
	from_date: Annotated[date | None, FieldInfo("The first day.")] = None


@dataclass(frozen=True)
class ProposeEnd:
	row: Annotated[str, FieldInfo("Whose time ends: `row` of people.list.", shortest=1, longest=140)]
	until_date: Annotated[date, FieldInfo("The last day.")]


@dataclass(frozen=True)
class ProposedPerson:
	"""The proposal, which the secretariat answers; null where nothing would change."""

	proposal: Proposal | None


@endpoint(summary="Who acts for the organisation", scope="people:read")
def list(caller: Caller, asked: Nothing) -> People:
	"""All people of the organisation that holds the key, those whose time is over among them."""
	record, rows = programs.people_of(acting_by(caller.program))
	people = tuple(
		Person(
			row=row.name,
			person_name=row.person_name,
			name_latin=row.name_latin or None,
			duty=row.duty,
			phone=row.phone or None,
			email=row.email or None,
			from_date=getdate(row.from_date) if row.from_date else None,
			until_date=getdate(row.until_date) if row.until_date else None,
			acts_today=programs.acts_today(row),
		)
		for row in rows
	)
	return People(people, etags.version_of(record.name, record.modified))


def _form_of(asked: ProposePerson | ProposeEnd) -> dict[str, str]:
	"""As the portal's form asks it."""
	if isinstance(asked, ProposeEnd):
		return {"what": "end", "who": asked.row, "until_date": str(asked.until_date or "")}
	return {**vars(asked), "from_date": str(asked.from_date or "")}


def _keep_to_rules(caller: Caller, asked: ProposePerson | ProposeEnd) -> None:
	with named_by_rules(names=NAMES):
		programs.check_person(acting_by(caller.program), _form_of(asked))


_proposing: dict[str, Any] = {
	"scope": "people:propose",
	"changes": True,
	"versioned": True,
	"rules": _keep_to_rules,
	"reasons": (ProposedAlready,),
}


@endpoint(summary="Propose somebody new", **_proposing)
def propose(caller: Caller, asked: ProposePerson) -> ProposedPerson:
	"""Proposes an alternate or a contact; the secretariat answers. One proposal of people waits at a time."""
	return _propose(caller, asked)


@endpoint(summary="Propose the end of somebody's time", **_proposing)
def propose_end(caller: Caller, asked: ProposeEnd) -> ProposedPerson:
	"""Proposes somebody's last day; the delegate's is the delegate's word, in the portal."""
	return _propose(caller, asked)


def _propose(caller: Caller, asked: ProposePerson | ProposeEnd) -> ProposedPerson:
	me = acting_by(caller.program)
	record = locking.locked(me.doctype, me.member)
	etags.require_current(etags.version_of(record.name, record.modified))
	with named_by_rules(names=NAMES):
		made = programs.propose_person(me, record, _form_of(asked))
	return ProposedPerson(proposal_of(made) if made else None)
