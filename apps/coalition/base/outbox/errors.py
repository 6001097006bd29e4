"""Why an effect was not brought about, in words for the desk: they name nobody."""

from enum import Enum

from coalition.base.text.translatable import mark


class Problem(Enum):
	NO_MAIL_SERVER = mark("The mail server cannot be reached or refused the mail.")
	ADDRESS_REFUSED = mark("The mail server refused the address.")
	KEY_DIFFERS = mark("It cannot be read: the site has another encryption key.")
	NO_HANDLER = mark("No app that is installed does this.")
	FAILED = mark("Something failed.")


class Failed(Exception):
	"""A handler could not do its work, and knows why; `is_final` where trying again is of no use."""

	def __init__(self, problem: Problem, is_final: bool = False) -> None:
		super().__init__(problem.value)
		self.problem, self.is_final = problem, is_final


class OnHold(Exception):
	"""Nothing failed, but the site sends nothing now: it is asked again, and no attempt is counted."""
