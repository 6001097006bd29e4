"""Applications that a program hands in for people who filled in a form elsewhere, and following them.

What it may follow is what it handed in itself, where the applicant agreed to that, and how far it is:
nothing of what is said inside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import frappe

from coalition.base import limits
from coalition.base.program_keys.keys import Key
from coalition.membership.applying import questions
from coalition.membership.applying.checking import Answers, as_form, check
from coalition.membership.applying.sending import submit, values_of
from coalition.membership.applying.steps import CLAUSE, Step
from coalition.membership.programs.errors import NOT_ASKED, NotAsAsked
from coalition.membership.programs.paging import Place, page_of

APPLICATION = "Membership Application"
# For one program and its successors, of those that were taken in: more than on a branch's busiest day.
MOST, SECONDS = 200, 3600


@dataclass(frozen=True)
class Origin:
	"""How it came to the program, and what the applicant agreed to."""

	channel: str
	given_on: date
	channel_note: str
	language: str
	may_follow: bool


def hand_in(key: Key, answers: Answers, declared: tuple[str, ...], origin: Origin) -> str:
	"""Make and submit an application of these answers; answers its name.

	The same is asked as in the portal, and the same refused. `declared` holds the clauses that the applicant
	ticked, in the words of the charter that `answers` names. Raises NotAsAsked, TooManyTries, OriginMissing
	and what the record's own rules raise.
	"""
	limits.require_room("intake", key.family, MOST, SECONDS)
	checked = _checked({**answers, **_ticks(declared)})
	application = frappe.new_doc(APPLICATION)
	application.update(values_of(checked))
	application.update(
		{
			"channel": origin.channel,
			"given_on": origin.given_on,
			"channel_note": origin.channel_note,
			"language": origin.language,
			"program_key": key.family,
			"program_may_follow": int(origin.may_follow),
		}
	)
	application.flags.by_program = True
	for clause in declared:
		application.append("declared_clauses", {"clause": clause, "is_declared": 1})
	# The key's scope has been asked for; its user has no rights of its own.
	application.insert(ignore_permissions=True)
	submit(application)
	limits.note("intake", key.family, SECONDS)
	return application.name


def _ticks(declared: tuple[str, ...]) -> dict[str, str]:
	"""The clauses as the steps ask for them. Raises NotAsAsked for one that the charter does not have."""
	charter = questions.charter_of(questions.options())
	numbers = {row.clause: number for number, row in enumerate(charter.clauses)} if charter else {}
	if unknown := [clause for clause in declared if clause not in numbers]:
		raise NotAsAsked({f"declared_clauses.{declared.index(unknown[0])}": "not_listed"})
	return {CLAUSE.format(numbers[clause]): "1" for clause in declared}


def _checked(answers: Answers) -> Answers:
	"""The answers as they are kept. Raises NotAsAsked with all that is wrong, by the names of a request."""
	offered = questions.options()
	steps, choices = questions.steps_of(str(answers["kind"]), offered), questions.choices(offered)
	found: dict[str, object] = {}
	problems = dict.fromkeys(_beside_the_point(answers, steps), NOT_ASKED)
	for step in steps:
		checked = check(step, as_form(step, answers), choices, questions.today())
		found.update(checked.answers)
		problems.update({_in_request(name): problem for name, problem in checked.problems.items()})
	if problems:
		raise NotAsAsked(problems)
	return found


def _beside_the_point(answers: Answers, steps: list[Step]) -> list[str]:
	"""What was answered and is not asked of this kind of applicant: it would be dropped in silence."""
	asked = {part.name for step in steps for part in step.parts}
	return [name for name, answer in answers.items() if answer and name not in asked]


def _in_request(name: str) -> str:
	"""`registrations-0-number` is registrations.0.number; a clause that is missing is about their list."""
	is_clause = name.startswith(CLAUSE.format(""))
	return "declared_clauses" if is_clause else name.replace("-", ".")


def followed(key: Key, after: Place, length: int, name: str = "") -> tuple[list[frappe._dict], Place]:
	"""The applications that this program handed in and may follow, oldest first; or the one of this name."""
	of: Mapping[str, object] = {"program_key": key.family, "program_may_follow": 1}
	columns = ("status", "decided_on")
	return page_of(APPLICATION, {**of, **({"name": name} if name else {})}, columns, after, length)


def steps_reached(name: str) -> list[frappe._dict]:
	"""Which states it reached, and when. Who calls this has seen to it that it may be told."""
	return frappe.get_all(
		"Application Step",
		filters={"parent": name, "parenttype": APPLICATION},
		fields=["status", "reached_on"],
		order_by="idx asc",
	)
