"""The steps of an application: what each asks, and of whom. Pure: no database."""

from collections.abc import Callable, Sequence

from coalition.base.text.answers import Asked
from coalition.membership.profile import fields as profile
from coalition.membership.profile import tables
from coalition.membership.profile.fields import BODIES, KINDS, ProfileField
from coalition.membership.profile.tables import ProfileTable
from coalition.portal.forms.fields import Field, Many, Part, Rows
from coalition.portal.forms.steps import Step

CLAUSE = "clause_{0}"
CHARTER = "charter"
# What follows the steps.
FILES, SUMMARY = "files", "summary"

FIRST = Step("kind", (Field("kind", Asked.ONE_OF, required=True, offered="kind"),))


def _fields(step: str, kind: str) -> tuple[Part, ...]:
	"""The fields of the profile that this step asks of this kind of applicant."""
	return tuple(_field(each) for each in profile.asked_in(step) if kind in each.only)


def _field(each: ProfileField) -> Field:
	return Field(each.name, each.asked, each.longest, each.required, each.offered)


def _rows(table: ProfileTable, kind: str) -> tuple[Part, ...]:
	fields = tuple(map(_field, table.applied()))
	return (Rows(table.name, fields, table.most, table.any_of),) if kind in table.only else ()


def _identity(kind: str) -> tuple[Part, ...]:
	names = (Field("organisation_name", required=True), Field("name_latin"))
	return (*names, *_rows(tables.REGISTRATIONS, kind))


def _work(kind: str) -> tuple[Part, ...]:
	return (
		Field("place", Asked.CHOICE, required=True, offered="place"),
		Field("sector", Asked.CHOICE, required=True, offered="sector"),
		*(Many(each.name, each.column) for each in tables.LISTS),
		*_fields("work", kind),
	)


def _people(kind: str) -> tuple[Part, ...]:
	# Who applies for themself is whom we speak with.
	named = (Field("contact_person", required=True),) if kind in BODIES else ()
	reached = (Field("contact_phone", Asked.PHONE), Field("contact_email", Asked.EMAIL))
	return (*named, *reached, *_rows(tables.PEOPLE, kind))


_PARTS: dict[str, Callable[[str], tuple[Part, ...]]] = {
	"identity": _identity,
	"work": _work,
	"people": _people,
	"past": lambda kind: (*_fields("past", kind), *_rows(tables.PAST_WORK, kind)),
	"hopes": lambda kind: _fields("hopes", kind),
	"cooperation": lambda kind: (*_rows(tables.COOPERATION, kind), *_fields("cooperation", kind)),
}
NAMES = (FIRST.name, *_PARTS, CHARTER)


def clauses_of(clauses: Sequence[bool]) -> tuple[Field, ...]:
	"""A tick per clause of the charter (True: mandatory), and which charter was shown."""
	ticks = (
		Field(CLAUSE.format(number), Asked.TICK, required=is_mandatory)
		for number, is_mandatory in enumerate(clauses)
	)
	# Nobody declares what they did not see.
	return (Field(CHARTER, required=True, offered="charter", hidden=True), *ticks)


def charter_step(clauses: Sequence[bool]) -> Step:
	"""The last step: the clauses, and who signs."""
	return Step(CHARTER, (*clauses_of(clauses), Field("signatory", required=True)))


def steps_for(kind: str, clauses: Sequence[bool], without: Sequence[str] = ()) -> list[Step]:
	"""The steps of who applies as this kind, each with the parts that are asked of it.

	Until the kind is known there is the first step alone. `without` names parts that this coalition has no
	use for, such as its branches where it has none.
	"""
	if kind not in KINDS:
		return [FIRST]
	asked = {
		name: tuple(part for part in parts(kind) if part.name not in without)
		for name, parts in _PARTS.items()
	}
	return [FIRST, *(Step(name, parts) for name, parts in asked.items() if parts), charter_step(clauses)]
