"""The profile of an applicant and a member: each of its fields is declared here. Pure: no database.

The steps of an application, the sections that a member proposes, the shapes of REST, what is copied at an
admission and what is sealed of a protected member are made of it. The fields of the DocTypes bear the same
names (a test compares them). Its tables are declared in tables.py.
"""

from dataclasses import dataclass
from typing import Any

from coalition.base.privacy.declared import Kind, PrivateField
from coalition.base.text.answers import Asked
from coalition.base.text.translatable import mark

ORGANISATION, INITIATIVE, INDIVIDUAL = KINDS = ("Organisation", "Initiative", "Individual")
BODIES = (ORGANISATION, INITIATIVE)


@dataclass(frozen=True)
class ProfileField:
	"""One field of the profile, or one column of a table in it.

	`step` asks it of applicants, `section` lets a member propose it; "" where it is not asked there. `only`
	says who is asked, `offered` names the list that it is chosen from. `label` and `help` are the portal's
	words, "" where the record's label serves. `kind` and `policy` say whose it is (base/privacy/declared.py).
	"""

	name: str
	asked: Asked = Asked.LINE
	longest: int = 140
	step: str = ""
	section: str = ""
	only: tuple[str, ...] = KINDS
	required: bool = False
	offered: str = ""
	label: str = ""
	help: str = ""
	kind: Kind = Kind.IDENTITY
	policy: str = ""

	def private(self) -> PrivateField:
		"""As `private_records.py` declares it."""
		return PrivateField(self.name, self.kind, self.policy)


def _text(name: str, step: str, section: str, label: str, help: str, **more: Any) -> ProfileField:
	return ProfileField(name, Asked.LINES, 1000, step=step, section=section, label=label, help=help, **more)


def _band(name: str, label: str, help: str) -> ProfileField:
	"""A rough size, counted in figures."""
	return ProfileField(
		name,
		Asked.CHOICE,
		step="work",
		section="about",
		only=BODIES,
		offered=name,
		label=label,
		help=help,
		kind=Kind.COUNTED,
	)


# In this order they stand in steps and sections.
FIELDS = (
	ProfileField("branch", Asked.CHOICE, step="work", offered="branch", kind=Kind.COUNTED),
	ProfileField(
		"founded_in",
		Asked.YEAR,
		10,
		step="work",
		section="identity",
		only=BODIES,
		help=mark("The year, such as 2013."),
		kind=Kind.COUNTED,
	),
	_text("about", "past", "about", "", mark("What you do, and for whom."), policy="profile"),
	_text("hopes", "hopes", "about", mark("What you hope for"), mark("What you expect from the coalition.")),
	_text(
		*("brings", "hopes", "about"),
		mark("What you bring"),
		mark("What you would add: experience, people, places, means."),
	),
	_band(
		"people_band",
		mark("People who work with you"),
		mark("How many people work with you, with and without pay."),
	),
	_band("budget_band", mark("Your yearly budget"), mark("In US dollars a year, roughly.")),
	ProfileField(
		"website",
		Asked.LINK,
		step="work",
		section="identity",
		help=mark("A page or an account where your work can be seen."),
		policy="profile",
	),
	_text(
		*("limits_in_deciding", "cooperation", "deciding"),
		mark("What constrains you in deciding"),
		mark("What keeps you from taking part in deciding, such as a law or a funder."),
		only=BODIES,
	),
	_text(
		*("decides_inside", "cooperation", "deciding"),
		mark("How you decide inside"),
		mark("Who decides with you, and how long it takes."),
		only=BODIES,
	),
	_text(
		*("no_concessions", "cooperation", "deciding"),
		mark("Concessions you cannot make"),
		mark("What you could not live with."),
		only=BODIES,
	),
)
BY_NAME = {each.name: each for each in FIELDS}


def asked_in(step: str) -> tuple[ProfileField, ...]:
	"""The fields that this step of the application asks."""
	return tuple(each for each in FIELDS if each.step == step)


def names_in(section: str) -> tuple[str, ...]:
	"""The names of the fields that a member proposes in this section."""
	return tuple(each.name for each in FIELDS if each.section == section)
