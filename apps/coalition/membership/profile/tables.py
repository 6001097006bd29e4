"""The tables of a profile and their columns, each declared here as its fields are in fields.py. Pure."""

from dataclasses import dataclass
from typing import Any

from coalition.base.privacy.declared import Kind, Rows
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark
from coalition.membership.profile.fields import BODIES, KINDS, ProfileField


@dataclass(frozen=True)
class ProfileTable:
	"""A table of rows of `doctype`; a row in use answers one of `any_of`. `only` says who is asked.

	`not_applied` and `not_proposed` are columns that applicants, or members in their profiles, do not type.
	"""

	name: str
	doctype: str
	columns: tuple[ProfileField, ...]
	one: str
	label: str = ""
	help: str = ""
	most: int = 10
	any_of: tuple[str, ...] = ()
	only: tuple[str, ...] = BODIES
	not_applied: tuple[str, ...] = ()
	not_proposed: tuple[str, ...] = ()

	def applied(self) -> tuple[ProfileField, ...]:
		"""The columns that an applicant is asked."""
		return tuple(each for each in self.columns if each.name not in self.not_applied)

	def proposed(self) -> tuple[ProfileField, ...]:
		"""The columns that a member types in its own profile."""
		return tuple(each for each in self.columns if each.name not in self.not_proposed)

	def private(self) -> Rows:
		"""As `private_records.py` declares it: what is counted is no secret of a row."""
		sealed = (each.private() for each in self.columns)
		return Rows(self.doctype, self.name, tuple(each for each in sealed if each.is_sealed))


@dataclass(frozen=True)
class ProfileList:
	"""A table in which each row is one entry of a list: `column` of `doctype` keeps it."""

	name: str
	doctype: str
	column: str
	help: str


def _counted(name: str, asked: Asked, longest: int = 140, **more: Any) -> ProfileField:
	return ProfileField(name, asked, longest, kind=Kind.COUNTED, **more)


def _of_person(name: str, asked: Asked = Asked.LINE, longest: int = 140, **more: Any) -> ProfileField:
	return ProfileField(name, asked, longest, kind=Kind.PERSON, **more)


REGISTRATIONS = ProfileTable(
	"registrations",
	"Organisation Registration",
	(
		ProfileField("authority", required=True),
		_counted("area", Asked.LINE, help=mark("The country or the area in which it holds.")),
		ProfileField("number", Asked.NUMBER),
		_counted(
			"valid_until",
			Asked.DATE,
			help=mark("Day, month and year, such as 31/1/2027. Empty where it has no end."),
		),
	),
	one=mark("Registration {0}"),
	help=mark("With each authority where you are registered. If with none, leave it empty."),
)
PEOPLE = ProfileTable(
	"people",
	"Member Person",
	(
		_of_person("person_name", required=True),
		_of_person("name_latin"),
		_counted("duty", Asked.CHOICE, required=True, offered="duty"),
		_of_person("phone", Asked.PHONE),
		_of_person("email", Asked.EMAIL),
		_counted("from_date", Asked.DATE),
		_counted("until_date", Asked.DATE),
	),
	one=mark("Person {0}"),
	help=mark("Who speaks and votes for you, and who stands in. You can name them later."),
	# They begin with the admission.
	not_applied=("from_date", "until_date"),
)
PAST_WORK = ProfileTable(
	"past_work",
	"Past Work",
	(
		ProfileField("title", required=True),
		_counted("year", Asked.YEAR, 10, help=mark("The year, such as 2013.")),
		ProfileField("description", Asked.LINES, 1000),
		ProfileField("link", Asked.LINK, help=mark("Where it can be read or seen.")),
		ProfileField("file"),
	),
	one=mark("Work {0}"),
	help=mark("Projects, studies, statements: what shows your work best."),
	most=15,
	only=KINDS,
	# Files have a page of their own.
	not_applied=("file",),
	not_proposed=("file",),
)
COOPERATION = ProfileTable(
	"cooperation",
	"Cooperation Point",
	(
		_counted("stance", Asked.CHOICE, required=True, offered="stance"),
		_counted("sector", Asked.CHOICE, offered="sector"),
		_counted("place", Asked.CHOICE, offered="place"),
		ProfileField("note", Asked.LINES, 500, label=mark("In your own words")),
		_counted(
			"may_be_used",
			Asked.TICK,
			label=mark("The coalition may use this to find who could work with whom"),
		),
	),
	one=mark("Point {0}"),
	label=mark("Where you would work together, and where not"),
	help=mark("One point for each topic or place. Others see none of it unless you tick so."),
	most=20,
	any_of=("sector", "place", "note"),
	# What becomes of it later is agreed to on a page of its own.
	not_proposed=("may_be_used",),
)
TABLES = (REGISTRATIONS, PEOPLE, PAST_WORK, COOPERATION)
LISTS = (
	ProfileList("work_places", "Work Place", "place", mark("Tick all places where you work.")),
	ProfileList("work_sectors", "Work Sector", "sector", mark("Tick all that you work on.")),
)


def table(name: str) -> ProfileTable:
	return next(each for each in TABLES if each.name == name)
