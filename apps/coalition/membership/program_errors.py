"""What programs are refused for."""

from collections.abc import Mapping

from frappe import _

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
