"""Long forms in short steps, each saved: how far they are, and where a saved step leads. Pure: no database.

Whose the answers are, and how they are kept until they are sent, is the module's own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from coalition.portal.forms.fields import Answers, Part, part_of

# What the buttons of a step send as `then`: going on later, or one more row of a table.
LATER, MORE = "later", "more"


@dataclass(frozen=True)
class Step:
	"""Some questions that are asked and saved together."""

	name: str
	parts: tuple[Part, ...]

	def part(self, name: str) -> Part | None:
		return part_of(self.parts, name)


def unfinished(
	steps: Iterable[Step], problems_of: Callable[[Step], Mapping[str, str]]
) -> dict[str, list[str]]:
	"""Step -> names of what is missing or no longer right in it; the steps that are complete are left out."""
	found = {step.name: list(problems_of(step)) for step in steps}
	return {name: problems for name, problems in found.items() if problems}


def state_of(step: Step, answers: Answers, lacking: Mapping[str, Sequence[str]]) -> str:
	"""done, lacking, or open: nobody has been there."""
	if not any(part.name in answers for part in step.parts):
		return "open"
	return "lacking" if step.name in lacking else "done"


def following(step: Step, order: Sequence[str], form: Mapping[str, str], summary: str) -> str:
	"""Where a saved step leads, below the form as a whole: "" to that itself, else a step's name.

	To the table to which a row is to be added, back to the summary where one came from, or to what follows in
	`order`.
	"""
	then = form.get("then", "")
	if then == LATER:
		return ""
	table = then.removeprefix(f"{MORE}-")
	if step.part(table):
		return f"{step.name}#{table}-add"
	if form.get("back") == summary:
		return summary
	return order[list(order).index(step.name) + 1]
