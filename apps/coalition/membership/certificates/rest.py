"""Membership letters: a paper with a code by which anybody sees that it is genuine and holds."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from coalition.api.caller import Caller
from coalition.api.endpoint import File, Nothing, endpoint
from coalition.api.pages import ListAll, Page, place_in, sealed_place
from coalition.api.shapes.field_info import FieldInfo
from coalition.base.errors import AddressUnknown, LettersMissing
from coalition.base.verification.codes import grouped
from coalition.base.verification.state import State
from coalition.membership.certificates import programs
from coalition.membership.errors import NoMemberToday
from coalition.membership.self_service.acting import acting_by


@dataclass(frozen=True)
class Letter:
	number: Annotated[str, FieldInfo("What `letters.download` names.", example="MC-2026-0001")]
	state: Annotated[State, FieldInfo("Whether it holds today.")]
	issued_on: date
	valid_until: date | None
	revoked_on: date | None
	code: Annotated[str, FieldInfo("What strangers type to verify it.")]


@dataclass(frozen=True)
class Download:
	number: Annotated[str, FieldInfo("Of the letter.", shortest=1, longest=140)]
	language: Literal["ar", "en"] = "ar"


@endpoint(summary="The organisation's letters", scope="letters:read")
def list(caller: Caller, asked: ListAll) -> Page[Letter]:
	"""The letters of the organisation that holds the key, oldest first, each with its state today."""
	me = acting_by(caller.program)
	rows, last = programs.letters_of(me, place_in("letters", me.member, asked), asked.length)
	return Page(tuple(map(_letter, rows)), sealed_place("letters", me.member, last))


@endpoint(
	summary="Ask for a letter",
	scope="letters:issue",
	changes=True,
	reasons=(NoMemberToday, AddressUnknown, LettersMissing),
)
def issue(caller: Caller, asked: Nothing) -> Letter:
	"""A membership letter at once. While the last one still says what is true, it is that one.

	Refused for who is no member today, and not allowed for a protected member: it would tie the pseudonym to
	whoever carries it. Six a day at most.
	"""
	return _letter(programs.issue(acting_by(caller.program)))


@endpoint(summary="The paper of a letter", scope="letters:read", errors=("not_found",))
def download(caller: Caller, asked: Download) -> File:
	"""The PDF of a letter, as it was on the day of issue, in Arabic or English."""
	name, content = programs.download(acting_by(caller.program), asked.number, asked.language)
	return File(name, "application/pdf", content)


def _letter(row: Any) -> Letter:
	return Letter(row.number, row.state, row.issued_on, row.valid_until, row.revoked_on, grouped(row.code))
