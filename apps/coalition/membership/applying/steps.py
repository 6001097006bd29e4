"""The steps of an application: what each asks, and of whom. Pure: no database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coalition.membership.asking import Asked

ORGANISATION, INITIATIVE, INDIVIDUAL = KINDS = ("Organisation", "Initiative", "Individual")
BODIES = (ORGANISATION, INITIATIVE)
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


def _text(name: str, only: tuple[str, ...] = KINDS) -> Field:
	return Field(name, Asked.LINES, 1000, only=only)


REGISTRATIONS = Rows(
	"registrations",
	(
		Field("authority", required=True),
		Field("area"),
		Field("number", Asked.NUMBER),
		Field("valid_until", Asked.DATE, 20),
	),
	only=BODIES,
)
PEOPLE = Rows(
	"people",
	(
		Field("person_name", required=True),
		Field("name_latin"),
		Field("duty", Asked.CHOICE, required=True, offered="duty"),
		Field("phone", Asked.PHONE, 40),
		Field("email", Asked.EMAIL),
	),
	only=BODIES,
)
PAST_WORK = Rows(
	"past_work",
	(
		Field("title", required=True),
		Field("year", Asked.YEAR, 10),
		Field("description", Asked.LINES, 1000),
		Field("link", Asked.LINK),
	),
	most=15,
)
COOPERATION = Rows(
	"cooperation",
	(
		Field("stance", Asked.CHOICE, required=True, offered="stance"),
		Field("sector", Asked.CHOICE, offered="sector"),
		Field("place", Asked.CHOICE, offered="place"),
		Field("note", Asked.LINES, 500),
		Field("may_be_used", Asked.TICK),
	),
	most=20,
	any_of=("sector", "place", "note"),
)

STEPS = (
	Step("kind", (Field("kind", Asked.ONE_OF, required=True, offered="kind"),)),
	Step("identity", (Field("organisation_name", required=True), Field("name_latin"), REGISTRATIONS)),
	Step(
		"work",
		(
			Field("place", Asked.CHOICE, required=True, offered="place"),
			Field("sector", Asked.CHOICE, required=True, offered="sector"),
			Many("work_places", "place", "place"),
			Many("work_sectors", "sector", "sector"),
			Field("branch", Asked.CHOICE, offered="branch"),
			Field("founded_in", Asked.YEAR, 10, only=BODIES),
			Field("people_band", Asked.CHOICE, offered="people_band", only=BODIES),
			Field("budget_band", Asked.CHOICE, offered="budget_band", only=BODIES),
			Field("website", Asked.LINK),
		),
	),
	Step(
		"people",
		(
			Field("contact_person", required=True, only=BODIES),
			Field("contact_phone", Asked.PHONE, 40),
			Field("contact_email", Asked.EMAIL),
			PEOPLE,
		),
	),
	Step("past", (_text("about"), PAST_WORK)),
	Step("hopes", (_text("hopes"), _text("brings"))),
	Step(
		"cooperation",
		(
			replace(COOPERATION, only=BODIES),
			_text("limits_in_deciding", BODIES),
			_text("decides_inside", BODIES),
			_text("no_concessions", BODIES),
		),
	),
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
