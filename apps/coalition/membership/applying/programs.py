"""Applications that a program hands in for people who filled in a form elsewhere, and following them.

What it may follow is what it handed in itself, where the applicant agreed to that, and how far it is:
nothing of what is said inside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import frappe

from coalition.base.program_keys.keys import Key
from coalition.base.records.paging import Place, page_of
from coalition.base.records.values.contact import here
from coalition.base.request import limits
from coalition.membership.applying import questions
from coalition.membership.applying.checking import check
from coalition.membership.applying.sending import submit, values_of
from coalition.membership.applying.steps import CLAUSE
from coalition.membership.profile.fields import KINDS
from coalition.membership.program_errors import AFTER_TODAY, NOT_ASKED, NotAsAsked
from coalition.portal.forms.fields import Answer, Answers, Options
from coalition.portal.forms.reading import as_form
from coalition.portal.forms.steps import Step

APPLICATION = "Membership Application"
# For one program and its successors, of those that were taken in: more than on a branch's busiest day.
MOST, SECONDS = 200, 3600
CHOICES = ("kind", "place", "sector", "branch", "people_band", "budget_band", "duty", "stance")


@dataclass(frozen=True)
class Origin:
	"""How it came to the program, and what the applicant agreed to."""

	channel: str
	given_on: date
	channel_note: str
	language: str
	may_follow: bool


def choices() -> Options:
	"""What may be chosen in an application and in a profile: list -> values and words, in this language."""
	found = questions.options()
	return {name: found[name] for name in CHOICES}


def hand_in(key: Key, answers: Answers, declared: tuple[str, ...], origin: Origin) -> str:
	"""Make and submit an application of these answers; answers its name.

	The same is asked as in the portal, and the same refused. `declared` holds the clauses that the applicant
	ticked, in the words of the charter that `answers` names. Raises NotAsAsked, TooManyTries, OriginMissing
	and what the record's own rules raise.
	"""
	checked = check_application(answers, declared, origin.given_on)
	with limits.one_of("intake", key.family, MOST, SECONDS):
		return _entered(key, checked, declared, origin)


def _entered(key: Key, checked: Answers, declared: tuple[str, ...], origin: Origin) -> str:
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
	return application.name


def check_application(answers: Answers, declared: tuple[str, ...], given_on: date | None) -> Answers:
	"""The answers as they are kept. Raises NotAsAsked with all that is wrong, by the names of a request.

	Of an applicant whose `kind` is not known ("") that is told which is wrong for every kind.
	"""
	offered = questions.options()
	ticks, problems = _ticks(declared, offered)
	if given_on and given_on > here().today:
		problems["given_on"] = AFTER_TODAY
	found: dict[str, Answer] = {}
	kinds = [str(answers["kind"])] if answers["kind"] else KINDS
	by_kind = [_check({**answers, **ticks, "kind": kind}, offered, found) for kind in kinds]
	problems |= {
		name: problem
		for name, problem in by_kind[0].items()
		if all(other.get(name) == problem for other in by_kind)
	}
	if problems:
		raise NotAsAsked(problems)
	return found


def _ticks(declared: tuple[str, ...], offered: Options) -> tuple[dict[str, str], dict[str, str]]:
	"""The clauses as the steps ask for them, and what is wrong with those that the charter does not have."""
	charter = questions.charter_of(offered)
	numbers = {row.clause: number for number, row in enumerate(charter.clauses)} if charter else {}
	unknown = [place for place, clause in enumerate(declared) if clause not in numbers]
	ticks = {CLAUSE.format(numbers[clause]): "1" for clause in declared if clause in numbers}
	return ticks, {f"declared_clauses.{place}": "not_listed" for place in unknown}


def _check(answers: Answers, offered: Options, found: dict[str, Answer]) -> dict[str, str]:
	"""Fill `found` with the answers as they are kept; answers the problems by the names of a request."""
	steps = questions.steps_of(str(answers["kind"]), offered)
	problems = dict.fromkeys(_beside_the_point(answers, steps), NOT_ASKED)
	for step in steps:
		checked = check(step, as_form(step.parts, answers), offered, here())
		found.update(checked.values)
		problems.update({_in_request(name): problem for name, problem in checked.problems.items()})
	return problems


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
