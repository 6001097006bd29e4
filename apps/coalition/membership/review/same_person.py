"""Whether two people are one, by what they are reached at. Pure. Names tell nothing: many share theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

from coalition.base.text.phones import each_phone, ending, possible


@dataclass(frozen=True)
class Person:
	"""The accounts, addresses and telephone numbers of one person, or of several that stand together."""

	accounts: frozenset[str] = frozenset()
	emails: frozenset[str] = frozenset()
	phones: frozenset[str] = frozenset()

	def __or__(self, other: "Person") -> "Person":
		return Person(self.accounts | other.accounts, self.emails | other.emails, self.phones | other.phones)


NOBODY = Person()


def person(
	accounts: Iterable[str | None] = (),
	emails: Iterable[str | None] = (),
	phones: Iterable[str | None] = (),
) -> Person:
	"""Build a Person of what is written in records: empty values and what is no number are left out."""
	return Person(
		frozenset(account for account in accounts if account),
		frozenset(email.strip().lower() for email in emails if email and email.strip()),
		frozenset(number for text in phones for each in each_phone(text) for number in _comparable(each)),
	)


def shares(one: Person, other: Person) -> bool:
	"""Whether they share an account, an address or a telephone.

	A telephone that two share counts: better that somebody else decides than that it is left in doubt.
	"""
	return bool(
		one.accounts & other.accounts
		or one.emails & other.emails
		or any(_is_same(left, right) for left in one.phones for right in other.phones)
	)


def _comparable(number: str) -> tuple[str, ...]:
	"""The whole number; of one that lacks its country code the digits with which it ends."""
	return possible(number) or tuple(filter(None, [ending(number)]))


def _is_same(one: str, other: str) -> bool:
	"""A number without its country code is the end of the whole one."""
	if one.startswith("+") and other.startswith("+"):
		return one == other
	longer, shorter = sorted((one, other), key=len, reverse=True)
	return longer.endswith(shorter)
