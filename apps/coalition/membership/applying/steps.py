"""The steps of an application: what each asks, and of whom. Pure: no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalition.base.text.answers import Asked
from coalition.membership.profile import fields as profile
from coalition.membership.profile import tables
from coalition.membership.profile.fields import BODIES, KINDS, ProfileField
from coalition.membership.profile.tables import ProfileTable

CLAUSE = "clause_{0}"
# What follows the steps.
FILES, SUMMARY = "files", "summary"


@dataclass(frozen=True)
class Field:
	"""One question. `offered` names the list that it is chosen from; `only` says who is asked."""

	name: str
	asked: Asked = Asked.LINE
	longest: int = 140
	required: bool = False
	offered: str = ""
	only: tuple[str, ...] = KINDS


@dataclass(frozen=True)
class Rows:
	"""A table: any number of rows up to `most`. A row in use answers one of `any_of`, where that is said."""

	name: str
	fields: tuple[Field, ...]
	most: int = 10
	any_of: tuple[str, ...] = ()
	only: tuple[str, ...] = KINDS


@dataclass(frozen=True)
class Many:
	"""Any number of entries of a list; `column` is where a row of the record keeps one."""

	name: str
	offered: str
	column: str
	only: tuple[str, ...] = KINDS


Part = Field | Rows | Many


@dataclass(frozen=True)
class Step:
	name: str
	parts: tuple[Part, ...]

	def part(self, name: str) -> Part | None:
		return next((part for part in self.parts if part.name == name), None)


def _fields(step: str) -> tuple[Field, ...]:
	"""The fields of the profile that this step asks."""
	return tuple(_field(each) for each in profile.asked_in(step))


def _field(each: ProfileField) -> Field:
	return Field(each.name, each.asked, each.longest, each.required, each.offered, each.only)


def _rows(table: ProfileTable) -> Rows:
	return Rows(table.name, tuple(map(_field, table.applied())), table.most, table.any_of, table.only)


STEPS = (
	Step("kind", (Field("kind", Asked.ONE_OF, required=True, offered="kind"),)),
	Step(
		"identity",
		(Field("organisation_name", required=True), Field("name_latin"), _rows(tables.REGISTRATIONS)),
	),
	Step(
		"work",
		(
			Field("place", Asked.CHOICE, required=True, offered="place"),
			Field("sector", Asked.CHOICE, required=True, offered="sector"),
			*(Many(each.name, each.column, each.column) for each in tables.LISTS),
			*_fields("work"),
		),
	),
	Step(
		"people",
		(
			Field("contact_person", required=True, only=BODIES),
			Field("contact_phone", Asked.PHONE, 40),
			Field("contact_email", Asked.EMAIL),
			_rows(tables.PEOPLE),
		),
	),
	Step("past", (*_fields("past"), _rows(tables.PAST_WORK))),
	Step("hopes", _fields("hopes")),
	Step("cooperation", (_rows(tables.COOPERATION), *_fields("cooperation"))),
)
NAMES = (*(step.name for step in STEPS), "charter")


def charter_step(clauses: Sequence[bool]) -> Step:
	"""The last step: a tick per clause of the charter (True: mandatory), and who signs."""
	ticks = (
		Field(CLAUSE.format(number), Asked.TICK, required=is_mandatory)
		for number, is_mandatory in enumerate(clauses)
	)
	# Which charter was shown: nobody declares what they did not see.
	return Step(
		"charter",
		(Field("charter", required=True, offered="charter"), *ticks, Field("signatory", required=True)),
	)


def steps_for(kind: str, clauses: Sequence[bool], without: Sequence[str] = ()) -> list[Step]:
	"""The steps of who applies as this kind, each with the parts that are asked of it.

	Until the kind is known there is the first step alone. `without` names parts that this coalition has no
	use for, such as its branches where it has none.
	"""
	if kind not in KINDS:
		return [STEPS[0]]
	narrowed = [
		Step(step.name, tuple(part for part in step.parts if kind in part.only and part.name not in without))
		for step in (*STEPS, charter_step(clauses))
	]
	return [step for step in narrowed if step.parts]
