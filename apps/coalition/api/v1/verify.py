"""Whether a letter or a certificate is genuine and holds."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from coalition.api.caller import Caller
from coalition.api.endpoint import endpoint
from coalition.api.responses.problems import Refusal
from coalition.api.shapes.field_info import FieldInfo
from coalition.api.shapes.reading import Invalid, Problem
from coalition.base.verification import codes
from coalition.base.verification.lookup import count_try, look_up
from coalition.base.verification.state import State


@dataclass(frozen=True)
class Verify:
	code: Annotated[str, FieldInfo("The code on the paper, with or without dashes.", shortest=1, longest=100)]


@dataclass(frozen=True)
class Fact:
	"""Something that the holder of the paper lets strangers see."""

	label: Annotated[str, FieldInfo("In the language that was asked for.")]
	value: str


@dataclass(frozen=True)
class Verified:
	"""A genuine document: its number, its dates, whether it holds today, and what its holder allowed."""

	state: Annotated[State, FieldInfo("Whether it holds today.")]
	state_in_words: Annotated[str, FieldInfo("The same in the language that was asked for.")]
	number: str
	issued_on: date
	valid_until: Annotated[date | None, FieldInfo("The last day; null where it has no end.")]
	revoked_on: date | None
	facts: tuple[Fact, ...]


@endpoint(summary="Whether a document is genuine and holds", errors=("not_found",))
def get(caller: Caller, asked: Verify) -> Verified:
	"""A code of a paper answers its number, dates and state, and what its holder allows. Everybody may ask.

	A code with a mistyped sign is told apart (422) from one that was never issued (404).
	"""
	# Guessing is slowed beside all other limits, with a key as without.
	count_try()
	try:
		code = codes.read(asked.code)
	except codes.Mistyped:
		raise Invalid([Problem("code", "not_a_code")]) from None
	found = look_up(code)
	if not found:
		raise Refusal("not_found")
	return Verified(
		state=found.state,
		state_in_words=found.state_in_words,
		number=found.number,
		issued_on=found.issued_on,
		valid_until=found.valid_until,
		revoked_on=found.revoked_on,
		facts=tuple(Fact(label, str(value)) for label, value in found.facts),
	)
