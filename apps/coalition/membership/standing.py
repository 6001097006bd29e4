"""Standing: computed from what a member declared, never typed (invariant 1). Pure: no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta


class Standing(str, Enum):
	"""What a member organisation is on a given day."""

	REGISTERED = "Registered Only"
	ACTIVE = "Active"


@dataclass(frozen=True)
class DeclarationInForce:
	"""The days, both included, on which a declaration holds; `until` is None where it has no end."""

	since: date
	until: date | None

	def holds_on(self, day: date) -> bool:
		return self.since <= day and (self.until is None or day <= self.until)


def standing(declarations: Iterable[DeclarationInForce], on_date: date) -> Standing:
	"""Active on a day on which a declaration of the charter holds, registered only otherwise.

	The two figures are document U's: of 172 registered organisations 88 were active members.
	"""
	holds = any(declaration.holds_on(on_date) for declaration in declarations)
	return Standing.ACTIVE if holds else Standing.REGISTERED


def last_day(since: date, holds_for_months: int) -> date | None:
	"""The last day of a declaration that holds for so many months; None where it has no end (0).

	It ends on the eve of its anniversary: one of 1 January for twelve months holds through 31 December.
	"""
	if holds_for_months < 0:
		raise ValueError("a declaration cannot hold for a negative number of months")
	if holds_for_months == 0:
		return None
	anniversary: date = since + relativedelta(months=holds_for_months)
	return anniversary - timedelta(days=1)
