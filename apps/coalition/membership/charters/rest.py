"""What the organisation declared, and the charter in force.

A program declares nothing: a declaration is a named person's word, and counts from the moment it is given.
The delegate gives it in the portal.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from coalition.api.caller import Caller
from coalition.api.endpoint import Nothing, endpoint
from coalition.api.pages import ListAll, Page, place_in, sealed_place
from coalition.api.responses.problems import Refusal
from coalition.api.shapes.field_info import FieldInfo
from coalition.membership.charters import programs
from coalition.membership.charters.in_force import charter_in_force
from coalition.membership.self_service.acting import acting_by


@dataclass(frozen=True)
class Declaration:
	name: str
	charter: Annotated[str, FieldInfo("The version that was declared, by its number.")]
	declared_on: date
	valid_until: Annotated[date | None, FieldInfo("The last day; null where it has no end.")]
	signatory: Annotated[str | None, FieldInfo("Who signed; null of a protected member.")]
	channel: Annotated[str, FieldInfo("How it came: Portal, Paper, Phone Call…")]


@dataclass(frozen=True)
class Clause:
	clause: str
	is_mandatory: bool


@dataclass(frozen=True)
class Charter:
	"""The charter that applicants and members declare."""

	name: str
	title: str
	version: Annotated[str, FieldInfo("Its version.")]
	clauses: tuple[Clause, ...]


@endpoint(summary="What the organisation declared", scope="declarations:read")
def list(caller: Caller, asked: ListAll) -> Page[Declaration]:
	"""The declarations of the organisation that holds the key, oldest first."""
	me = acting_by(caller.program)
	rows, last = programs.declarations_of(me, place_in("declarations", me.member, asked), asked.length)
	told = tuple(
		Declaration(
			row.name,
			row.charter,
			row.declared_on,
			row.valid_until,
			row.signatory or None,
			row.channel or "",
		)
		for row in rows
	)
	return Page(told, sealed_place("declarations", me.member, last))


@endpoint(summary="The charter in force", errors=("not_found",))
def charter(caller: Caller, asked: Nothing) -> Charter:
	"""The published charter of the highest version, clause by clause. Everybody may ask."""
	found = charter_in_force()
	if not found:
		raise Refusal("not_found")
	clauses = tuple(Clause(row.clause, bool(row.is_mandatory)) for row in found.clauses)
	return Charter(found.name, found.title, str(found.version), clauses)
