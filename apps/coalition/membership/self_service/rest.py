"""The organisation for which the program works: its profile, and changes that it proposes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated

from coalition.api.caller import Caller
from coalition.api.endpoint import Nothing, endpoint
from coalition.api.responses import etags
from coalition.api.shapes.field_info import FieldInfo
from coalition.base.records import locking
from coalition.membership.change_proposals.rest import Proposal, proposal_of
from coalition.membership.errors import ProposedAlready
from coalition.membership.profile.rest_rows import StoredCooperation, StoredPastWork, StoredRegistration
from coalition.membership.profile.shapes import stored_fields
from coalition.membership.profile.tables import LISTS
from coalition.membership.program_errors import named_by_rules
from coalition.membership.self_service import programs
from coalition.membership.self_service.acting import acting_by


@dataclass(frozen=True, kw_only=True)
class Profile(stored_fields()):
	"""What an organisation tells of itself, as texts; "" is nothing.

	In an answer null is what is sealed of a protected member; in a proposal null, or leaving it out, leaves a
	field as it is.
	"""

	organisation_name: str | None = None
	name_latin: str | None = None
	place: Annotated[str | None, FieldInfo("One of `place` in applications.choices.")] = None
	sector: Annotated[str | None, FieldInfo("One of `sector` in applications.choices.")] = None
	contact_person: str | None = None
	contact_phone: str | None = None
	contact_email: str | None = None
	registrations: Annotated[tuple[StoredRegistration, ...] | None, FieldInfo(items=40)] = None
	past_work: Annotated[tuple[StoredPastWork, ...] | None, FieldInfo(items=40)] = None
	cooperation: Annotated[tuple[StoredCooperation, ...] | None, FieldInfo(items=40)] = None


@dataclass(frozen=True)
class Organisation:
	"""A member organisation as its own program sees it."""

	name: Annotated[str, FieldInfo("The number of its record.", example="MO-0001")]
	title: Annotated[str, FieldInfo("Its name; a pseudonym where it is protected.")]
	is_protected: bool
	member_since: date
	standing: Annotated[str, FieldInfo("Its standing today, computed from what was declared and decided.")]
	entitlements: Annotated[tuple[str, ...], FieldInfo("What it may do today.")]
	version: Annotated[str, FieldInfo("Send it as If-Match with what you propose.")]
	profile: Profile


@dataclass(frozen=True)
class ProposeProfile:
	profile: Annotated[
		Profile, FieldInfo("What shall stand there. A table is proposed whole, with its stored rows.")
	]
	note: Annotated[str, FieldInfo("For the secretariat.", longest=1000)] = ""


@dataclass(frozen=True)
class Proposed:
	"""One proposal for each part of the profile that it touches; none where nothing would change."""

	proposals: tuple[Proposal, ...]


@endpoint(summary="The organisation's profile and standing", scope="organisation:read")
def get(caller: Caller, asked: Nothing) -> Organisation:
	"""The profile of the organisation that holds the key, its standing today, its version (also as ETag)."""
	found = programs.organisation(acting_by(caller.program))
	record = found["record"]
	return Organisation(
		name=record.name,
		title=found["title"],
		is_protected=found["is_protected"],
		member_since=found["member_since"],
		standing=found["state_today"],
		entitlements=tuple(found["entitlements"]),
		version=etags.version_of(record.name, record.modified),
		profile=_profile(found["profile"]),
	)


def _keep_to_rules(caller: Caller, asked: ProposeProfile) -> None:
	if asked.profile:
		with named_by_rules("profile."):
			programs.check_profile(acting_by(caller.program), _wanted(asked.profile))


@endpoint(
	summary="Propose changes of the profile",
	scope="organisation:propose",
	changes=True,
	versioned=True,
	rules=_keep_to_rules,
	reasons=(ProposedAlready,),
)
def propose(caller: Caller, asked: ProposeProfile) -> Proposed:
	"""Proposes what shall stand in the profile; the secretariat answers. Nothing changes before that.

	One proposal waits in each part of the profile: the same again is answered alike, another one is refused
	until the first is answered or taken back.
	"""
	me = acting_by(caller.program)
	record = locking.locked(me.doctype, me.member)
	etags.require_current(etags.version_of(record.name, record.modified))
	with named_by_rules("profile."):
		made = programs.propose(me, record, _wanted(asked.profile), asked.note)
	return Proposed(tuple(map(proposal_of, made)))


def _profile(values: Mapping[str, object]) -> Profile:
	return Profile(**{name: _told(name, value) for name, value in values.items() if name in _NAMES})


def _told(name: str, value: object) -> object:
	if value is None or isinstance(value, str):
		return value
	if name in _SEVERAL:
		return tuple(row[_SEVERAL[name]] for row in value)
	return tuple(_ROWS[name](**row) for row in value)


def _wanted(profile: Profile) -> dict[str, object]:
	"""What was named in a proposal, as the records compare it."""
	named = {name: getattr(profile, name) for name in _NAMES}
	return {name: _compared(name, value) for name, value in named.items() if value is not None}


def _compared(name: str, value: object) -> object:
	if isinstance(value, str):
		return value
	if name in _SEVERAL:
		return [{_SEVERAL[name]: each} for each in value]
	# A row that could not be read keeps its place.
	return [vars(row) if row else {} for row in value]


_NAMES = tuple(each.name for each in fields(Profile))
_SEVERAL = {each.name: each.column for each in LISTS}
_ROWS = {"registrations": StoredRegistration, "past_work": StoredPastWork, "cooperation": StoredCooperation}
