"""Whether a document still holds: computed on a day, never stored. Pure: no database."""

from datetime import date
from enum import Enum


class State(str, Enum):
	VALID = "Valid"
	EXPIRED = "Expired"
	REVOKED = "Revoked"


def state_on(day: date, valid_until: date | None, revoked_on: date | None) -> State:
	"""The state of an issued document on a day.

	It holds through its last day; without one (None) it has no end. Revoked is for good, and from its day on.
	"""
	if revoked_on and revoked_on <= day:
		return State.REVOKED
	if valid_until and valid_until < day:
		return State.EXPIRED
	return State.VALID
