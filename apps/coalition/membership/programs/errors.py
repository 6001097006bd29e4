"""What programs are refused for."""

from collections.abc import Mapping

from coalition.membership.problems import in_words


class NotAsAsked(Exception):
	"""Fields that a rule of the records refuses: name -> the problem's key and its words."""

	def __init__(self, problems: Mapping[str, str]) -> None:
		super().__init__(", ".join(problems))
		self.problems = {name: (problem, in_words(problem)) for name, problem in problems.items()}
