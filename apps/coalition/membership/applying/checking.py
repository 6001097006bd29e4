"""What was posted to a step, checked field by field. Pure: no database.

A form is a flat mapping, as browsers send it: `place`, `work_places-3`, `registrations-0-authority`. Answers
are what is kept of it, as JSON: texts, lists of texts, lists of rows.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coalition.base.text.answers import Asked, Here, read_answer
from coalition.base.text.digits import western
from coalition.base.text.words import tidy
from coalition.membership.applying.steps import Field, Many, Rows, Step
from coalition.membership.people.duties import Duty
from coalition.membership.profile.fields import BY_NAME

Answer = str | list[str] | list[dict[str, str]]
Answers = Mapping[str, Answer]
Choices = Mapping[str, Collection[str]]

LONGEST_OF_CONTACT = {"contact_phone": 40, "contact_email": 140, "about": BY_NAME["about"].longest}


@dataclass
class CheckedStep:
	"""The answers of a step, tidied, and what is wrong with it: name of a form's field -> a problem's key.

	The keys are "missing", "too_long", "too_many", "not_listed", "not_a_phone", "not_an_email",
	"not_reachable", "two_delegates", "not_a_year", "not_a_day", "not_a_link" and "not_declared";
	`problems.in_words` puts them into words.
	"""

	answers: dict[str, Answer] = field(default_factory=dict)
	problems: dict[str, str] = field(default_factory=dict)


def check(step: Step, form: Mapping[str, str], choices: Choices, here: Here) -> CheckedStep:
	"""Check a posted form against its step; `choices` gives the entries of each list that is offered."""
	checked = CheckedStep()
	for part in step.parts:
		if isinstance(part, Field):
			checked.answers[part.name] = _field(checked, part, part.name, form, choices, here)
		elif isinstance(part, Many):
			checked.answers[part.name] = _many(checked, part, form, choices)
		else:
			checked.answers[part.name] = _rows(checked, part, form, choices, here)
	if step.part("contact_phone"):
		_check_reachable(checked)
	people = step.part("people")
	if isinstance(people, Rows):
		_check_one_delegate(checked, people, form)
	return checked


def unfinished(steps: Sequence[Step], answers: Answers, choices: Choices, here: Here) -> dict[str, list[str]]:
	"""Step -> names of what is missing or no longer right in it; the steps that are complete are left out."""
	found = {step.name: list(check(step, as_form(step, answers), choices, here).problems) for step in steps}
	return {name: problems for name, problems in found.items() if problems}


def as_form(step: Step, answers: Answers) -> dict[str, str]:
	"""The answers of a step as a form holds them."""
	form: dict[str, str] = {}
	for part in step.parts:
		answer = answers.get(part.name)
		if isinstance(answer, str):
			form[part.name] = answer
			continue
		for number, each in enumerate(answer or []):
			if isinstance(each, str):
				form[f"{part.name}-{number}"] = each
			elif isinstance(each, dict):
				form.update({f"{part.name}-{number}-{name}": text for name, text in each.items()})
	return form


def rows_in_use(part: Rows, form: Mapping[str, str]) -> list[int]:
	"""The numbers of the rows of a form in which something was typed or chosen."""
	return [number for number in _numbers(part.name, form) if _is_used(part, number, form)]


def problems_of_contact(values: Mapping[str, str]) -> dict[str, str]:
	"""Field -> problem of what a record holds of its contact, beyond what can be read at all."""
	checked = CheckedStep()
	for name, longest in LONGEST_OF_CONTACT.items():
		checked.answers[name] = text = values.get(name, "")
		if len(text) > longest:
			checked.problems[name] = "too_long"
	_check_reachable(checked)
	return checked.problems


def _check_reachable(checked: CheckedStep) -> None:
	if not checked.answers.get("contact_phone") and not checked.answers.get("contact_email"):
		checked.problems.setdefault("contact_phone", "not_reachable")


def _check_one_delegate(checked: CheckedStep, people: Rows, form: Mapping[str, str]) -> None:
	"""There is one at a time, and these all begin at once: the record's own rule, where it was typed."""
	duties = [f"{people.name}-{number}-duty" for number in rows_in_use(people, form)]
	delegates = [name for name in duties if tidy(form.get(name)) == Duty.DELEGATE.value]
	checked.problems.update(dict.fromkeys(delegates[1:], "two_delegates"))


def _field(
	checked: CheckedStep, asked: Field, name: str, form: Mapping[str, str], choices: Choices, here: Here
) -> str:
	text, unreadable = read_answer(asked.asked, form.get(name), here)
	problem = _problem(asked, text, choices) or unreadable
	if problem:
		checked.problems[name] = problem
	return text


def _problem(asked: Field, text: str, choices: Choices) -> str:
	if not text:
		missing = "not_declared" if asked.asked is Asked.TICK else "missing"
		return missing if asked.required else ""
	if len(text) > asked.longest:
		return "too_long"
	return "not_listed" if asked.offered and text not in choices.get(asked.offered, ()) else ""


def _many(checked: CheckedStep, part: Many, form: Mapping[str, str], choices: Choices) -> list[str]:
	"""Each entry once, in the order of the form."""
	names = [f"{part.name}-{number}" for number in _numbers(part.name, form)]
	found: dict[str, None] = {}
	for name in names:
		text = tidy(form.get(name))
		if text and text not in choices.get(part.offered, ()):
			checked.problems[name] = "not_listed"
		elif text:
			found[text] = None
	return list(found)


def _rows(
	checked: CheckedStep, part: Rows, form: Mapping[str, str], choices: Choices, here: Here
) -> list[dict[str, str]]:
	"""The rows that are in use; one that was left empty, or emptied, is none."""
	used = rows_in_use(part, form)
	if len(used) > part.most:
		checked.problems[f"{part.name}-{used[part.most]}-{part.fields[0].name}"] = "too_many"
	rows = []
	for number in used[: part.most]:
		names = {each.name: f"{part.name}-{number}-{each.name}" for each in part.fields}
		row = {
			each.name: _field(checked, each, names[each.name], form, choices, here) for each in part.fields
		}
		if part.any_of and not any(row[name] for name in part.any_of):
			checked.problems.setdefault(names[part.any_of[-1]], "missing")
		rows.append(row)
	return rows


def _is_used(part: Rows, number: int, form: Mapping[str, str]) -> bool:
	# A tick alone says nothing: of what?
	asked = [each for each in part.fields if each.asked is not Asked.TICK]
	return any(tidy(form.get(f"{part.name}-{number}-{each.name}")) for each in asked)


def _numbers(name: str, form: Mapping[str, str]) -> list[int]:
	return sorted(set(_numbers_of(name, form)))


def _numbers_of(name: str, form: Mapping[str, str]) -> Iterator[int]:
	pattern = re.compile(rf"{re.escape(name)}-(\d{{1,3}})(?:-\w+)?", re.ASCII)
	for each in form:
		found = pattern.fullmatch(each)
		if found:
			yield int(western(found[1]))
