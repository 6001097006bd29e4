"""The application form of the portal: what was typed, checked field by field. Pure: no database."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from coalition.base.words import tidy, tidy_number

LONGEST = {
	"organisation_name": 140,
	"name_latin": 140,
	"about": 1000,
	"contact_person": 140,
	"contact_phone": 40,
	"contact_email": 140,
}
REQUIRED = ("organisation_name", "place", "sector", "contact_person")
CLAUSE = "clause_{0}"

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[\d\s()/-]{6,40}")


@dataclass
class CheckedForm:
	"""What the applicant typed, tidied, and what is wrong with it: field -> a problem's key.

	The keys are "missing", "too_long", "not_listed", "not_a_phone", "not_an_email", "not_reachable"
	and "not_declared"; the page puts them into words.
	"""

	values: dict[str, str]
	problems: dict[str, str] = field(default_factory=dict)


def check(
	form: Mapping[str, str], places: Collection[str], sectors: Collection[str], mandatory: Collection[str]
) -> CheckedForm:
	"""Check a posted form against the places and sectors on offer and the mandatory clauses' field names."""
	checked = CheckedForm(_tidied(form))
	_check_required(checked)
	_check_lengths(checked)
	_check_listed(checked, "place", places)
	_check_listed(checked, "sector", sectors)
	_check_contact(checked)
	for name in sorted(mandatory):
		if not checked.values.get(name):
			checked.problems.setdefault(name, "not_declared")
	return checked


def _tidied(form: Mapping[str, str]) -> dict[str, str]:
	numbers = ("contact_phone", "contact_email")
	values = {name: tidy_number(form.get(name)) if name in numbers else tidy(form.get(name)) for name in form}
	# Its lines are the applicant's own.
	return {**values, "about": (form.get("about") or "").strip()}


def _check_required(checked: CheckedForm) -> None:
	for name in REQUIRED:
		if not checked.values.get(name):
			checked.problems.setdefault(name, "missing")


def _check_lengths(checked: CheckedForm) -> None:
	for name, longest in LONGEST.items():
		if len(checked.values.get(name, "")) > longest:
			checked.problems.setdefault(name, "too_long")


def _check_listed(checked: CheckedForm, name: str, offered: Collection[str]) -> None:
	if checked.values.get(name) not in offered:
		checked.problems.setdefault(name, "not_listed")


def problems_of_contact(values: Mapping[str, str]) -> dict[str, str]:
	"""Field -> problem of what a record holds of its contact: all that the portal asks of it as well."""
	checked = CheckedForm(dict(values))
	_check_lengths(checked)
	_check_contact(checked)
	return checked.problems


def _check_contact(checked: CheckedForm) -> None:
	phone, email = (checked.values.get(name, "") for name in ("contact_phone", "contact_email"))
	if phone and not _PHONE.fullmatch(phone):
		checked.problems.setdefault("contact_phone", "not_a_phone")
	if email and not _EMAIL.fullmatch(email):
		checked.problems.setdefault("contact_email", "not_an_email")
	if not phone and not email:
		checked.problems.setdefault("contact_phone", "not_reachable")
