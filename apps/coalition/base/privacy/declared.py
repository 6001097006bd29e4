"""What a record type says of its fields, once: whose they are, and whether they can be made public. Pure."""

from dataclasses import dataclass
from enum import Enum


class Kind(str, Enum):
	"""What becomes of a field when its record is protected, or when its people leave."""

	# Names the organisation or describes it: sealed where it is protected.
	IDENTITY = "identity"
	# Belongs to a person: sealed as well, and erased when the person leaves.
	PERSON = "person"
	# Counted in figures, and kept whatever happens: a place, a sector, a day.
	COUNTED = "counted"
	# Belongs to a person who agreed that it stands there while the record is protected, and at no other time:
	# emptied when a protection ends, and erased when the person leaves.
	AGREED = "agreed"


@dataclass(frozen=True)
class PrivateField:
	"""One field of a record. `policy` names the policy that narrows it; without one it is never public."""

	name: str
	kind: Kind
	policy: str = ""
	# May be an ordinary word elsewhere: it is looked for in what hangs on the record, and in no other text.
	is_common: bool = False

	@property
	def is_sealed(self) -> bool:
		return self.kind in (Kind.IDENTITY, Kind.PERSON)


@dataclass(frozen=True)
class Rows:
	"""A table in a record: the row type, and what its fields are. None of them is ever public."""

	doctype: str
	table: str
	fields: tuple[PrivateField, ...]


@dataclass(frozen=True)
class Part:
	"""A record type that repeats a subject's data and names the subject in `link`.

	With `same_name`, a record whose field of that name equals the subject's belongs to it as well, as long
	as it is linked to nobody: the application that was declined before another was approved.
	"""

	doctype: str
	link: str
	fields: tuple[PrivateField, ...]
	same_name: str = ""
	rows: tuple[Rows, ...] = ()
	# The field that names the subject's record type, where `link` may name records of several.
	link_type: str = ""


class Declared:
	"""What the hook `coalition_private_records` answers."""


@dataclass(frozen=True)
class PartsOf(Declared):
	"""Record types that repeat the data of a subject which another module declares."""

	doctype: str
	parts: tuple[Part, ...]

	@property
	def record_types(self) -> "tuple[Part | Rows, ...]":
		return (*self.parts, *(rows for part in self.parts for rows in part.rows))


@dataclass(frozen=True)
class Subject(Declared):
	"""A record type whose records are somebody's: an organisation's, or a person's.

	`title` is the field that names it, and shows the pseudonym while it is protected; `parts` are the record
	types that repeat its data.
	"""

	doctype: str
	title: str
	fields: tuple[PrivateField, ...]
	parts: tuple[Part, ...] = ()
	rows: tuple[Rows, ...] = ()
	can_be_protected: bool = False
	# The fields that tell two records of one title apart.
	told_apart_by: tuple[str, ...] = ()
	# Record types whose files name everybody, such as an import.
	copied_in: tuple[str, ...] = ()

	def field(self, name: str) -> PrivateField | None:
		return next((field for field in self.fields if field.name == name), None)

	@property
	def record_types(self) -> "tuple[Subject | Part | Rows, ...]":
		"""All record types that hold its data, tables included."""
		tables = (self.rows, *(part.rows for part in self.parts))
		return (self, *self.parts, *{rows.doctype: rows for table in tables for rows in table}.values())

	@property
	def may_be_public(self) -> tuple[PrivateField, ...]:
		return tuple(field for field in self.fields if field.policy)


def sealed(fields: tuple[PrivateField, ...]) -> tuple[str, ...]:
	"""The fields that a protected record no longer holds."""
	return tuple(field.name for field in fields if field.is_sealed)


def common(fields: tuple[PrivateField, ...]) -> tuple[str, ...]:
	"""The fields that are looked for in what hangs on their record alone."""
	return tuple(field.name for field in fields if field.is_common)


def agreed(fields: tuple[PrivateField, ...]) -> tuple[str, ...]:
	"""The fields that hold something while their record is protected, and at no other time."""
	return tuple(field.name for field in fields if field.kind is Kind.AGREED)


def personal(fields: tuple[PrivateField, ...]) -> tuple[str, ...]:
	"""The fields that are erased when the people of a record leave."""
	return tuple(field.name for field in fields if field.kind in (Kind.PERSON, Kind.AGREED))
