"""The public register: who agreed to be named, with what each agreed to show."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from coalition.api.caller import Caller
from coalition.api.endpoint import endpoint
from coalition.api.pages import LENGTH, Cursor, Length, Page, seal, unseal
from coalition.api.shapes.field_info import FieldInfo
from coalition.membership.directory import programs

Kind = Literal["organisations", "individuals"]


@dataclass(frozen=True)
class ListRegister:
	kind: Annotated[Kind, FieldInfo("Individuals are counted and listed apart.")] = "organisations"
	place: Annotated[str | None, FieldInfo("Only those who show this place.", longest=140, example="حمص")] = (
		None
	)
	sector: Annotated[str | None, FieldInfo("Only those who show this sector.", longest=140)] = None
	cursor: Cursor = None
	length: Length = LENGTH


@dataclass(frozen=True)
class PublicMember:
	"""What a member lets everybody see; what it keeps to itself is null."""

	title: Annotated[str, FieldInfo("Its name.")]
	name_latin: str | None = None
	place: str | None = None
	sector: str | None = None
	member_since: date | None = None
	website: str | None = None
	about: str | None = None
	contact_phone: str | None = None
	contact_email: str | None = None


@dataclass(frozen=True)
class AskFigures:
	kind: Kind = "organisations"


@dataclass(frozen=True)
class Figures:
	"""How many members there are. None of these is split by place or sector: that would tell who is meant."""

	registered: int
	active: int
	not_named: Annotated[int, FieldInfo("Members who are counted and not listed.")]


@endpoint(summary="Members that agreed to be named", errors=("not_found",))
def list(caller: Caller, asked: ListRegister) -> Page[PublicMember]:
	"""The members that agreed to be named, by name, with what each agreed to show. Everybody may ask.

	Where the coalition has no public page of members there is no such list either (404).
	"""
	chosen = {field: value for field in ("place", "sector") if (value := getattr(asked, field))}
	what = f"register {asked.kind} {sorted(chosen.items())}"
	after = unseal(what, asked.cursor)
	members, last = programs.public_members(
		asked.kind == "individuals", chosen, tuple(after) if after else None, asked.length
	)
	items = tuple(PublicMember(**member) for member in members)
	return Page(items, seal(what, last) if last else None)


@endpoint(summary="How many members there are", errors=("not_found",))
def figures(caller: Caller, asked: AskFigures) -> Figures:
	"""The coalition's figures, as its public page shows them. Everybody may ask."""
	found = programs.figures(asked.kind == "individuals")
	return Figures(found.registered, found.active, found.not_named)
