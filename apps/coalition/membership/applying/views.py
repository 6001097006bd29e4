"""What the templates of the steps show: the parts of a step with labels, helps, options and values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coalition.base.text.answers import Asked
from coalition.base.text.bidi import fill
from coalition.membership.applying import checking, questions, words
from coalition.membership.applying.checking import Answers
from coalition.membership.applying.questions import Options
from coalition.membership.applying.steps import CLAUSE, Field, Many, Part, Rows, Step
from coalition.membership.profile.fields import INDIVIDUAL

# Empty rows below those that are filled.
SPARE = 2
LEFT_TO_RIGHT = (Asked.PHONE, Asked.EMAIL, Asked.YEAR, Asked.DATE, Asked.LINK)
TYPES = {Asked.PHONE: "tel", Asked.EMAIL: "email"}
MODES = {Asked.YEAR: "numeric", Asked.LINK: "url"}
COMPLETED = {
	"organisation_name": "organization",
	"contact_person": "name",
	"contact_phone": "tel",
	"contact_email": "email",
}


@dataclass
class Asking:
	"""One field, one table or one list of ticks, as the template shows it."""

	name: str
	asked: str
	label: str
	help: str = ""
	required: bool = False
	# Whether the label says that it may stay empty: in rows that would be said in each of them.
	marked: bool = True
	length: int = 140
	direction: str = "auto"
	type: str = "text"
	mode: str = ""
	autocomplete: str = "off"
	options: list[tuple[str, str]] = field(default_factory=list)
	rows: list["ShownRow"] = field(default_factory=list)
	most: int = 0


@dataclass
class ShownRow:
	title: str
	fields: list[Asking]


def asked(step: Step, kind: str, form: Mapping[str, str], offered: Options) -> list[Asking]:
	"""The parts of a step; `form` decides how many rows a table has."""
	helps = words.helps(kind)
	return [_part(part, kind, form, offered, helps) for part in step.parts if part.name != "charter"]


def labels(askings: list[Asking]) -> dict[str, str]:
	"""Name of a form's field -> what the summary of problems calls it."""
	named = {each.name: each.label for each in askings}
	for table in askings:
		named.update({f"{table.name}-{number}": table.label for number, _each in enumerate(table.options)})
		for row in table.rows:
			named.update({each.name: f"{row.title}: {each.label}" for each in row.fields})
	return named


def as_kept(step: Step, kind: str, answers: Answers, offered: Options) -> dict[str, str]:
	"""What is kept of a step, as its page's form."""
	form = checking.as_form(step, answers)
	for part in step.parts:
		if isinstance(part, Many):
			form = {name: text for name, text in form.items() if not name.startswith(f"{part.name}-")}
			chosen = answers.get(part.name) or []
			form.update(
				{
					f"{part.name}-{number}": value
					for number, (value, _text) in enumerate(offered[part.offered])
					if value in chosen
				}
			)
	return _of_this_charter(form, kind, answers, offered) if step.part("charter") else form


def _of_this_charter(form: dict[str, str], kind: str, answers: Answers, offered: Options) -> dict[str, str]:
	"""Ticks hold for the charter under which they stood; who signs is offered."""
	if form.get("charter") not in dict(offered["charter"]):
		form = {name: text for name, text in form.items() if not name.startswith(CLAUSE.format(""))}
	who = answers.get("organisation_name" if kind == INDIVIDUAL else "contact_person")
	return {**form, "signatory": form.get("signatory") or str(who or "")}


def _part(part: Part, kind: str, form: Mapping[str, str], offered: Options, helps: dict[str, str]) -> Asking:
	if isinstance(part, Rows):
		return _table(part, form, offered, helps)
	label = _label(part, kind, offered)
	if isinstance(part, Many):
		return Asking(part.name, "many", label, helps.get(part.name, ""), options=offered[part.offered])
	return _field(part, part.name, label, helps.get(part.name, ""), offered)


def _label(part: Part, kind: str, offered: Options) -> str:
	if part.name.startswith(CLAUSE.format("")):
		number = int(part.name.removeprefix(CLAUSE.format("")))
		return questions.charter_of(offered).clauses[number].clause
	return questions.label(part, kind=kind)


def _field(part: Field, name: str, label: str, help: str, offered: Options, marked: bool = True) -> Asking:
	return Asking(
		name,
		part.asked.value,
		label,
		help,
		required=part.required and marked,
		marked=marked or not part.required,
		length=part.longest,
		direction="ltr" if part.asked in LEFT_TO_RIGHT or part.name == "name_latin" else "auto",
		type=TYPES.get(part.asked, "text"),
		mode=MODES.get(part.asked, ""),
		autocomplete=COMPLETED.get(part.name, "off"),
		options=offered.get(part.offered, []),
	)


def _table(part: Rows, form: Mapping[str, str], offered: Options, helps: dict[str, str]) -> Asking:
	used = checking.rows_in_use(part, form)
	count = min(max(used, default=-1) + 1 + SPARE, part.most)
	title = words.name_of_rows(part.name)
	rows = []
	for number in range(max(count, max(used, default=-1) + 1)):
		fields = [
			_field(
				each,
				f"{part.name}-{number}-{each.name}",
				questions.label(each, part.name),
				helps.get(f"{part.name}.{each.name}", "") if number == 0 else "",
				offered,
				marked=False,
			)
			for each in part.fields
		]
		rows.append(ShownRow(fill(title, number + 1), fields))
	label = questions.label(part)
	return Asking(part.name, "rows", label, helps.get(part.name, ""), rows=rows, most=part.most)
