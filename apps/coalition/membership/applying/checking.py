"""What is wrong with a posted step beyond what each of its fields says. Pure: no database."""

from collections.abc import Mapping

from coalition.base.text.answers import Here
from coalition.base.text.words import tidy
from coalition.membership.people.duties import Duty
from coalition.membership.profile.fields import BY_NAME
from coalition.portal.forms import reading
from coalition.portal.forms.fields import Answers, Options, Rows, cell
from coalition.portal.forms.reading import Read
from coalition.portal.forms.steps import Step

LONGEST_OF_CONTACT = {"contact_phone": 40, "contact_email": 140, "about": BY_NAME["about"].longest}


def check(step: Step, form: Mapping[str, str], options: Options, here: Here) -> Read:
	"""A posted form read by its step, with what is wrong between its fields.

	Besides what reading finds that is "not_reachable" and "two_delegates"; `problems.in_words` says them.
	"""
	found = reading.read(step.parts, form, options, here)
	add_problems(step, form, found)
	return found


def problems_of(step: Step, answers: Answers, options: Options, here: Here) -> dict[str, str]:
	"""What is missing or no longer right in what is kept of a step."""
	return check(step, reading.as_form(step.parts, answers), options, here).problems


def add_problems(step: Step, form: Mapping[str, str], found: Read) -> None:
	"""Add what is wrong between the fields of a step."""
	if step.part("contact_phone"):
		_check_reachable(found)
	people = step.part("people")
	if isinstance(people, Rows):
		_check_one_delegate(found, people, form)


def problems_of_contact(values: Mapping[str, str]) -> dict[str, str]:
	"""Field -> problem of what a record holds of its contact, beyond what can be read at all."""
	found = Read()
	for name, longest in LONGEST_OF_CONTACT.items():
		found.values[name] = text = values.get(name, "")
		if len(text) > longest:
			found.problems[name] = "too_long"
	_check_reachable(found)
	return found.problems


def _check_reachable(found: Read) -> None:
	if not found.values.get("contact_phone") and not found.values.get("contact_email"):
		found.problems.setdefault("contact_phone", "not_reachable")


def _check_one_delegate(found: Read, people: Rows, form: Mapping[str, str]) -> None:
	"""There is one at a time, and these all begin at once: the record's own rule, where it was typed."""
	duties = [cell(people.name, number, "duty") for number in reading.rows_in_use(people, form)]
	delegates = [name for name in duties if tidy(form.get(name)) == Duty.DELEGATE.value]
	found.problems.update(dict.fromkeys(delegates[1:], "two_delegates"))
