"""Trying something that could be guessed: a password, a handed-over code, a second factor."""

from dataclasses import dataclass

from coalition.base.accounts.account_names import user_name
from coalition.base.accounts.finding_people import find_user
from coalition.base.errors import TooManyTries
from coalition.base.records.values.contact import countries
from coalition.base.request import limits, throttle
from coalition.base.request.throttle import Tried
from coalition.base.text.phones import is_phone_like, possible
from coalition.portal.signing_in import device

# Many people share one connection: its limit is wide, over all names.
PER_ADDRESS = (100, 900)


@dataclass(frozen=True)
class Try:
	"""One try that was let through: whom it means, and what is counted about it.

	Who was slowed down under another of their names is refused as if the try had been wrong: to say why would
	tell that both names are one person's. Such a try is none that `user` could win.
	"""

	meant: str | None
	counted: tuple[Tried, ...]
	is_refused: bool = False

	@property
	def user(self) -> str | None:
		return None if self.is_refused else self.meant

	def was_wrong(self) -> None:
		for each in self.counted:
			throttle.was_wrong(each)

	def was_right(self) -> None:
		for each in self.counted:
			throttle.was_right(each)


def by_name(what: str, typed: str) -> Try:
	"""A try at what belongs to whoever is called so. Raises TooManyTries."""
	return _begin(what, _one_writing(typed), find_user(typed))


def by_user(what: str, user: str) -> Try:
	"""A try at what belongs to a user who is known already. Raises TooManyTries."""
	return _begin(what, user, user)


def _begin(what: str, name: str, user: str | None) -> Try:
	known = device.known_to(user)
	source = f"device {known}" if known else limits.caller()
	limits.count_against(f"{what} address", source, *PER_ADDRESS)
	by_name = Tried(what, name, source)
	throttle.pass_gate(by_name)
	if not user:
		return Try(None, (by_name,))
	# A person has some names: whichever is tried, all of them together have twice as many free tries.
	by_person = Tried(f"{what} of person", user, source, share=2)
	try:
		throttle.pass_gate(by_person)
	except TooManyTries:
		return Try(user, (by_name, by_person), is_refused=True)
	return Try(user, (by_name, by_person))


def _one_writing(typed: str) -> str:
	"""One key for what means the same: spaces in a number, large letters."""
	numbers = possible(typed, countries()) if is_phone_like(typed) else ()
	return " ".join(numbers) or user_name(typed)[:140]
