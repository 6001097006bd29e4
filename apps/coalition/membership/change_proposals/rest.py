"""What was proposed for the organisation, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from coalition.api.caller import Caller
from coalition.api.endpoint import Nothing, endpoint
from coalition.api.pages import ListAll, Page, place_in, sealed_place
from coalition.api.responses.timestamps import with_offset
from coalition.api.shapes.field_info import FieldInfo
from coalition.membership.change_proposals import programs
from coalition.membership.errors import AnsweredAlready
from coalition.membership.self_service.acting import acting_by


@dataclass(frozen=True)
class Proposal:
	"""A change that was proposed, and what became of it."""

	name: str
	section: str
	status: Annotated[str, FieldInfo("Proposed, Accepted, Declined or Taken Back.")]
	proposer: Annotated[
		str | None, FieldInfo("Who proposed it: a person, or a program by what its key is for.")
	]
	proposed_on: datetime | None
	decided_on: datetime | None
	reason: Annotated[str | None, FieldInfo("Why it was declined.")]


@dataclass(frozen=True)
class TakeBack:
	proposal: Annotated[str, FieldInfo("Its name.", shortest=1, longest=140)]


@endpoint(summary="What was proposed, and the answers", scope=("organisation:read", "people:read"))
def list(caller: Caller, asked: ListAll) -> Page[Proposal]:
	"""All changes that were proposed for the organisation, by its people and its programs, oldest first."""
	me = acting_by(caller.program)
	rows, last = programs.proposals_of(me, place_in("proposals", me.member, asked), asked.length)
	return Page(tuple(map(proposal_of, rows)), sealed_place("proposals", me.member, last))


@endpoint(
	summary="Take a proposal back",
	scope=("organisation:propose", "people:propose"),
	changes=True,
	errors=("not_found",),
	reasons=(AnsweredAlready,),
)
def take_back(caller: Caller, asked: TakeBack) -> Nothing:
	"""Takes back what this key, or one that it replaced, proposed and nobody has answered."""
	programs.take_back(caller.program, asked.proposal)
	return Nothing()


def proposal_of(row: Mapping[str, Any]) -> Proposal:
	"""A stored proposal as it is told."""
	return Proposal(
		name=row.get("name"),
		section=row.get("section"),
		status=row.get("status"),
		proposer=row.get("proposer"),
		proposed_on=with_offset(row.get("proposed_on")),
		decided_on=with_offset(row.get("decided_on")),
		reason=row.get("reason") or None,
	)
