"""What programs are refused for."""

from collections.abc import Mapping

from frappe import _

from coalition.membership.problems import in_words

NOT_ASKED = "not_asked"


class NotAsAsked(Exception):
	"""Fields that a rule of the records refuses: name -> the problem's key and its words."""

	def __init__(self, problems: Mapping[str, str]) -> None:
		super().__init__(", ".join(problems))
		self.problems = {name: (problem, _in_words(problem)) for name, problem in problems.items()}


def _in_words(problem: str) -> str:
	return _("This is not asked of this kind of applicant.") if problem == NOT_ASKED else in_words(problem)
