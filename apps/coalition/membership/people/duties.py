"""The people of a member organisation: who acts for it on which day. Pure: no database.

A day has no hours here: somebody acts from their first day through their last, both included. Without a
first day they always did, without a last one they still do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import combinations


class Duty(str, Enum):
	"""What somebody does for their organisation."""

	# Acts and signs for it; there is one at a time, so that a member has one voice whoever attends.
	DELEGATE = "Delegate"
	# Acts for it, and signs where there is no delegate who could.
	ALTERNATE = "Alternate"
	# Is spoken with, and acts for nobody.
	CONTACT = "Contact"


ACTING = frozenset({Duty.DELEGATE, Duty.ALTERNATE})


@dataclass(frozen=True)
class Person:
	"""Somebody's time in a duty; `account` is that of the portal, `row` the stored row, if there is one."""

	name: str
	duty: Duty
	since: date | None = None
	until: date | None = None
	account: str = ""
	row: str = ""

	def acts_on(self, day: date) -> bool:
		return (self.since or date.min) <= day <= (self.until or date.max)

	def is_over(self, day: date) -> bool:
		return self.until is not None and self.until < day

	@property
	def never_began(self) -> bool:
		return bool(self.since and self.until and self.until == self.since - timedelta(days=1))

	def meets(self, other: "Person") -> bool:
		"""Whether the two have a day in common."""
		first = max(self.since or date.min, other.since or date.min)
		return first <= min(self.until or date.max, other.until or date.max)


def ends_before_it_begins(people: Iterable[Person]) -> Person | None:
	"""The first whose last day is before the first one.

	The eve of the first day is none of these: it stands where a time never began, since the member left.
	"""
	return next((each for each in people if not each.meets(each) and not each.never_began), None)


def two_delegates(people: Iterable[Person]) -> tuple[Person, Person] | None:
	"""Two who would be delegate on the same day; None where there is never more than one."""
	delegates = [each for each in people if each.duty is Duty.DELEGATE]
	return next((pair for pair in combinations(delegates, 2) if pair[0].meets(pair[1])), None)


def delegate_on(people: Iterable[Person], day: date) -> Person | None:
	"""Who is delegate on a day."""
	return next((each for each in people if each.duty is Duty.DELEGATE and each.acts_on(day)), None)


def acting_on(people: Iterable[Person], day: date) -> list[Person]:
	"""Who acts for the member on a day, the delegate first."""
	found = [each for each in people if each.duty in ACTING and each.acts_on(day)]
	return sorted(found, key=lambda each: (each.duty is not Duty.DELEGATE, each.name))


def with_account(people: Iterable[Person], account: str, day: date) -> Person | None:
	"""Who acts on that day by this account."""
	return next((each for each in acting_on(people, day) if each.account == account), None)


def may_act(people: Sequence[Person], account: str, day: date) -> bool:
	"""Whether an account of this member acts for it on a day.

	One that stands beside nobody was given by the secretariat by hand, and acts until it is frozen.
	"""
	stands = any(each.account == account for each in people)
	return not stands or with_account(people, account, day) is not None


def may_sign(people: Sequence[Person], account: str, day: date) -> bool:
	"""Whether it signs as well: the delegate alone, where there is one with an account."""
	delegate = delegate_on(people, day)
	if delegate and delegate.account:
		return delegate.account == account
	return may_act(people, account, day)


def accounts_that_ended(people: Iterable[Person], day: date) -> set[str]:
	"""The accounts whose people's time is over, with none of their duties still to come or under way."""
	acting = [each for each in people if each.account and each.duty in ACTING]
	going_on = {each.account for each in acting if not each.is_over(day)}
	return {each.account for each in acting} - going_on
