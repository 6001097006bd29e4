"""Rows of what an organisation tells of itself, as applications and members' profiles have them."""

from dataclasses import dataclass
from typing import Annotated

from coalition.api.shapes.field_info import FieldInfo

StoredRow = Annotated[str, FieldInfo("The stored row that this is; empty for a new one.", longest=140)]


@dataclass(frozen=True)
class Registration:
	"""Where the organisation is registered."""

	authority: str
	area: str = ""
	number: str = ""
	valid_until: Annotated[str, FieldInfo("Year-month-day; empty where it has no end.")] = ""


@dataclass(frozen=True)
class StoredRegistration(Registration):
	"""The same in a profile."""

	row: StoredRow = ""


@dataclass(frozen=True)
class PastWork:
	"""Something that the organisation did."""

	title: str
	year: str = ""
	description: str = ""
	link: str = ""


@dataclass(frozen=True)
class StoredPastWork(PastWork):
	"""The same in a profile."""

	row: StoredRow = ""


@dataclass(frozen=True)
class Cooperation:
	"""With what it wants to work with others, or not; one of sector, place and note says on what."""

	stance: Annotated[str, FieldInfo("One of `stance` in applications.choices.")]
	sector: str = ""
	place: str = ""
	note: str = ""


@dataclass(frozen=True)
class OfferedCooperation(Cooperation):
	"""The same of an applicant, who says what may be done with it."""

	may_be_used: Annotated[bool, FieldInfo("Whether it may be used to find partners.")] = False


@dataclass(frozen=True)
class StoredCooperation(Cooperation):
	"""The same in a profile."""

	row: StoredRow = ""
