"""What programs are refused for: rules of the records, told as problems of the fields of their requests."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from frappe import _

from coalition.api.shapes.reading import Invalid, Problem
from coalition.membership.problems import in_words

NOT_ASKED, AFTER_TODAY = "not_asked", "after_today"


class NotAsAsked(Exception):
	"""Fields that a rule of the records refuses: name -> the problem's key and its words."""

	def __init__(self, problems: Mapping[str, str]) -> None:
		super().__init__(", ".join(problems))
		self.problems = {name: (problem, _in_words(problem)) for name, problem in problems.items()}


def _in_words(problem: str) -> str:
	own = {
		NOT_ASKED: _("This is not asked of this kind of applicant."),
		AFTER_TODAY: _("It cannot have come after today: check the day."),
	}
	return own[problem] if problem in own else in_words(problem)


@contextmanager
def named_by_rules(prefix: str = "", names: Mapping[str, str] | None = None) -> Iterator[None]:
	"""Inside, a field that a rule refuses makes the request Invalid.

	`prefix` is where the field stands; `names` are the rules' names of fields -> what the request calls them.
	"""
	try:
		yield
	except NotAsAsked as refused:
		raise Invalid(
			[
				Problem(prefix + (names or {}).get(name, name), code, message=words)
				for name, (code, words) in refused.problems.items()
			]
		) from refused
