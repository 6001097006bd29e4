"""Applications for membership that a program of a branch or a partner takes in, and following them.

Each says how it came to the program: it is entered on behalf of the applicant, and stands so on the record.
What is asked is what the portal asks.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal

from coalition.api.caller import Caller
from coalition.api.endpoint import Nothing, endpoint
from coalition.api.pages import ListAll, Page, place_in, sealed_place
from coalition.api.responses.problems import Refusal
from coalition.api.responses.timestamps import with_offset
from coalition.api.shapes.field_info import FieldInfo
from coalition.base.errors import OriginMissing
from coalition.membership.applying import programs
from coalition.membership.errors import NoCharterPublished
from coalition.membership.profile.rest_rows import OfferedCooperation, PastWork, Registration
from coalition.membership.profile.shapes import applied_fields
from coalition.membership.program_errors import named_by_rules


@dataclass(frozen=True)
class ApplicantPerson:
	"""Somebody who acts for the applicant."""

	person_name: str
	duty: Annotated[str, FieldInfo("One of `duty` in applications.choices.")]
	name_latin: str = ""
	phone: str = ""
	email: str = ""


@dataclass(frozen=True, kw_only=True)
class SubmitApplication(applied_fields()):
	"""An application; every field of the profile may be left out."""

	kind: Literal["Organisation", "Initiative", "Individual"]
	organisation_name: Annotated[
		str, FieldInfo("Its name; of an individual the person's.", shortest=1, longest=140)
	]
	place: Annotated[str, FieldInfo("One of `place` in applications.choices.", longest=140)]
	sector: Annotated[str, FieldInfo("One of `sector` in applications.choices.", longest=140)]
	charter: Annotated[
		str, FieldInfo("Which charter the applicant read: `name` of declarations.charter.", longest=140)
	]
	declared_clauses: Annotated[tuple[str, ...], FieldInfo("The clauses that were ticked, in its words.")]
	signatory: Annotated[str, FieldInfo("Who signed the declaration.", shortest=1, longest=140)]
	channel: Annotated[
		Literal["In Person", "Phone Call", "Voice Note", "Written Message", "Paper"],
		FieldInfo("How it came to the program."),
	]
	given_on: Annotated[date, FieldInfo("On which day.")]
	channel_note: Annotated[str, FieldInfo("Who took it down, where the paper is.", longest=1000)] = ""
	may_follow: Annotated[
		bool, FieldInfo("Whether the applicant agrees that this program learns how far the application is.")
	] = False
	language: Annotated[Literal["ar", "en"], FieldInfo("In which the applicant is written to.")] = "ar"
	name_latin: Annotated[str, FieldInfo(longest=140)] = ""
	contact_person: Annotated[str, FieldInfo("Needed but of an individual.", longest=140)] = ""
	contact_phone: Annotated[str, FieldInfo("This or an address is needed.", longest=40)] = ""
	contact_email: Annotated[str, FieldInfo(longest=140)] = ""
	registrations: Annotated[tuple[Registration, ...], FieldInfo(items=10)] = ()
	people: Annotated[tuple[ApplicantPerson, ...], FieldInfo(items=10)] = ()
	past_work: Annotated[tuple[PastWork, ...], FieldInfo(items=15)] = ()
	cooperation: Annotated[tuple[OfferedCooperation, ...], FieldInfo(items=20)] = ()


@dataclass(frozen=True)
class Received:
	"""It was handed in."""

	application: Annotated[str, FieldInfo("Its number, for the applicant.", example="MA-2026-0001")]


@dataclass(frozen=True)
class Application:
	"""How far an application is."""

	name: str
	status: Annotated[str, FieldInfo("Submitted, Under Review, Council Decision, Approved, Declined…")]
	handed_in_on: datetime
	decided_on: date | None


@dataclass(frozen=True)
class Reached:
	status: str
	reached_on: datetime


@dataclass(frozen=True)
class ApplicationTimeline:
	"""How far an application is, and since when."""

	application: Application
	steps: tuple[Reached, ...]


@dataclass(frozen=True)
class AskApplication:
	name: Annotated[str, FieldInfo("Its number.", shortest=1, longest=140)]


@dataclass(frozen=True)
class Choice:
	value: Annotated[str, FieldInfo("What is sent.")]
	text: Annotated[str, FieldInfo("What people read, in the language that was asked for.")]


@dataclass(frozen=True)
class Choices:
	"""What may be chosen, in applications and in profiles."""

	kind: tuple[Choice, ...]
	place: tuple[Choice, ...]
	sector: tuple[Choice, ...]
	branch: tuple[Choice, ...]
	people_band: tuple[Choice, ...]
	budget_band: tuple[Choice, ...]
	duty: tuple[Choice, ...]
	stance: tuple[Choice, ...]


@endpoint(summary="What may be chosen")
def choices(caller: Caller, asked: Nothing) -> Choices:
	"""The lists from which applications and profiles take places, sectors and the like. Everybody may ask."""
	found = programs.choices()
	return Choices(**{name: tuple(Choice(*entry) for entry in entries) for name, entries in found.items()})


def _keep_to_rules(caller: Caller, asked: SubmitApplication) -> None:
	with named_by_rules():
		programs.check_application(_answers(asked), asked.declared_clauses or (), asked.given_on)


@endpoint(
	summary="Hand in an application",
	scope="applications:submit",
	changes=True,
	needs_idempotency_key=True,
	rules=_keep_to_rules,
	reasons=(OriginMissing, NoCharterPublished),
)
def submit(caller: Caller, asked: SubmitApplication) -> Received:
	"""Hands in what somebody filled in elsewhere, on that person's behalf: it is submitted at once.

	The same is asked as in the portal, and every field that is wrong is named. The applicant hears of it at
	the address that is given. A clause that the charter demands has to be among those declared.
	"""
	with named_by_rules():
		name = programs.hand_in(caller.program, _answers(asked), asked.declared_clauses, _origin(asked))
	return Received(name)


@endpoint(summary="The applications that this program may follow", scope="applications:read")
def list(caller: Caller, asked: ListAll) -> Page[Application]:
	"""Those that this program handed in and whose applicant agreed that it follows, oldest first."""
	place = place_in("applications", caller.program.family, asked)
	rows, last = programs.followed(caller.program, place, asked.length)
	return Page(tuple(map(_application, rows)), sealed_place("applications", caller.program.family, last))


@endpoint(summary="How far an application is", scope="applications:read", errors=("not_found",))
def get(caller: Caller, asked: AskApplication) -> ApplicationTimeline:
	"""One of those that `applications.list` names, with the days of its steps."""
	rows, _last = programs.followed(caller.program, None, 1, asked.name)
	if not rows:
		raise Refusal("not_found")
	steps = tuple(
		Reached(row.status, with_offset(row.reached_on)) for row in programs.steps_reached(asked.name)
	)
	return ApplicationTimeline(_application(rows[0]), steps)


def _application(row: Any) -> Application:
	return Application(row.name, row.status, with_offset(row.creation), row.decided_on)


_ROWS = ("registrations", "people", "past_work", "cooperation")
_OF_ITS_COMING = ("channel", "given_on", "channel_note", "may_follow", "language", "declared_clauses")


def _answers(asked: SubmitApplication) -> dict[str, Any]:
	"""As the portal's steps keep them: texts, lists of texts, lists of rows of texts."""
	found: dict[str, Any] = {}
	for name, value in vars(asked).items():
		if name in _ROWS:
			found[name] = [_texts(row) for row in value]
		elif name not in _OF_ITS_COMING:
			found[name] = [each or "" for each in value] if isinstance(value, tuple) else value or ""
	return found


def _texts(row: Any) -> dict[str, str]:
	"""A row that could not be read keeps its place."""
	return {key: _text(each) for key, each in vars(row).items()} if row else {}


def _text(value: str | bool | None) -> str:
	return value if isinstance(value, str) else "1" if value else ""


def _origin(asked: SubmitApplication) -> programs.Origin:
	return programs.Origin(
		asked.channel, asked.given_on, asked.channel_note, asked.language, asked.may_follow
	)
