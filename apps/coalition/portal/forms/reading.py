"""A posted form read by its parts: what is kept of it, and what is wrong with it. Pure: no database."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from coalition.base.text.answers import Asked, Here, read_answer, type_answer
from coalition.base.text.digits import western
from coalition.base.text.finding import Option, find
from coalition.base.text.letters import folded
from coalition.base.text.words import tidy
from coalition.portal.forms.fields import (
	ROW,
	Answer,
	Answers,
	Field,
	File,
	Many,
	Options,
	Part,
	Rows,
	cell,
	chosen,
	entry,
)

# What stands for nothing is missing, whatever else it would be.
_MISSING = {Asked.TICK: "not_declared", Asked.SIGNATURE: "not_signed"}


@dataclass(frozen=True)
class Sent:
	"""A file as it was sent."""

	name: str = ""
	content: bytes = b""


@dataclass
class Read:
	"""What a form said, tidied, and what is wrong with it: name in the form -> a problem's key.

	`values` has an answer for each part but files; what could not be read stands there as it was typed. The
	keys are those of base/text and "missing", "not_declared", "not_signed", "too_long", "too_many",
	"not_listed", "not_found", "several_found" and "text_changed"; words.py puts them into words.
	"""

	values: dict[str, Answer] = field(default_factory=dict)
	problems: dict[str, str] = field(default_factory=dict)
	files: dict[str, Sent] = field(default_factory=dict)

	def text(self, name: str) -> str:
		"""The answer to a field; "" where it was not asked."""
		value = self.values.get(name, "")
		return value if isinstance(value, str) else ""


def read(
	parts: Iterable[Part],
	form: Mapping[str, str],
	options: Options,
	here: Here,
	files: Mapping[str, Sent] | None = None,
) -> Read:
	"""Read a form; `options` has the entries of each list that a part offers, `files` what came with it."""
	found = Read()
	for part in parts:
		if isinstance(part, Field):
			found.values[part.name] = _field(found, part, part.name, form, options, here)
		elif isinstance(part, Many):
			found.values[part.name] = _many(found, part, form, options)
		elif isinstance(part, Rows):
			found.values[part.name] = _rows(found, part, form, options, here)
		else:
			_file(found, part, files or {})
	return found


def read_field(
	asked: Field, text: str | None, options: Options, here: Here, choice: str = ""
) -> tuple[str, str]:
	"""What was typed into a field as it is kept, and the key of what is wrong with it, "" where nothing is.

	`choice` says which of several that were found is meant.
	"""
	listed = options.get(asked.offered, ())
	if asked.asked is Asked.FOUND:
		return _found(asked, tidy(text), listed, choice)
	value, unreadable = read_answer(asked.asked, text, here)
	value = _as_listed(value, listed) if asked.offered else value
	return value, _problem(asked, value, listed) or unreadable


def _as_listed(value: str, listed: Sequence[Option]) -> str:
	"""The entry that is meant in another spelling (ERBIL, حِمص); what is no entry stays as it is."""
	if not value or any(value == each for each, _text in listed):
		return value
	meant = {each for each, text in listed if folded(value) in (folded(each), folded(text))}
	return meant.pop() if len(meant) == 1 else value


def rows_in_use(part: Rows, form: Mapping[str, str]) -> list[int]:
	"""The numbers of the rows of a form in which something was typed or chosen."""
	return [number for number in row_numbers(part, form) if _is_used(part, number, form)]


def row_numbers(part: Rows, form: Mapping[str, str]) -> list[int]:
	"""The numbers of the rows of a form, filled in or not."""
	return _numbers(part.name, form)


def as_form(parts: Iterable[Part], answers: Answers) -> dict[str, str]:
	"""Answers as a form holds them: reading it gives the same again."""
	return _written(parts, answers, lambda asked, kept: kept, _numbered)


def as_typed(parts: Iterable[Part], answers: Answers, options: Options, zone: str = "") -> dict[str, str]:
	"""Answers as a form shows them to who goes on with it, in the words and the zone in which they type.

	An entry of a list that is offered no more is left out.
	"""
	return _written(parts, answers, partial(_typed, options, zone), partial(_ticked, options))


def _written(
	parts: Iterable[Part],
	answers: Answers,
	say: Callable[[Field, str], str],
	place: Callable[[Many, Sequence[object]], dict[str, str]],
) -> dict[str, str]:
	form: dict[str, str] = {}
	for part in parts:
		answer = answers.get(part.name)
		if isinstance(part, Field) and isinstance(answer, str):
			form.update(_written_field(part, part.name, answer, say))
		elif isinstance(part, Many) and isinstance(answer, list):
			form.update(place(part, answer))
		elif isinstance(part, Rows) and isinstance(answer, list):
			for number, row in enumerate(answer):
				if isinstance(row, dict):
					form.update(_written_row(part, number, row, say))
	return form


def _written_row(
	part: Rows, number: int, row: Mapping[str, str], say: Callable[[Field, str], str]
) -> dict[str, str]:
	form = {cell(part.name, number, ROW): row[ROW]} if ROW in row else {}
	for each in part.fields:
		form.update(_written_field(each, cell(part.name, number, each.name), row.get(each.name, ""), say))
	return form


def _written_field(asked: Field, name: str, kept: str, say: Callable[[Field, str], str]) -> dict[str, str]:
	typed = say(asked, kept)
	# Which of those with one text: what people read of an entry need not tell.
	choice = {chosen(name): kept} if asked.asked is Asked.FOUND and kept else {}
	return {name: typed, **choice}


def _typed(options: Options, zone: str, asked: Field, kept: str) -> str:
	if asked.asked is Asked.FOUND:
		return dict(options.get(asked.offered, ())).get(kept, kept)
	return type_answer(asked.asked, kept, zone)


def _numbered(part: Many, answer: Sequence[object]) -> dict[str, str]:
	return {entry(part.name, number): str(each) for number, each in enumerate(answer)}


def _ticked(options: Options, part: Many, answer: Sequence[object]) -> dict[str, str]:
	listed = enumerate(options.get(part.offered, ()))
	return {entry(part.name, number): value for number, (value, _text) in listed if value in answer}


def _field(
	found: Read, asked: Field, name: str, form: Mapping[str, str], options: Options, here: Here
) -> str:
	value, problem = read_field(asked, form.get(name), options, here, form.get(chosen(name), ""))
	if problem:
		found.problems[name] = problem
	return value


def _problem(asked: Field, value: str, listed: Sequence[Option]) -> str:
	if not value:
		return _MISSING.get(asked.asked, "missing") if asked.required else ""
	if asked.asked is Asked.SIGNATURE:
		return "" if not asked.signature or value == asked.signature.kept else "text_changed"
	if len(value) > asked.longest:
		return "too_long"
	return "not_listed" if asked.offered and not any(value == each for each, _text in listed) else ""


def _found(asked: Field, typed: str, listed: Sequence[Option], choice: str) -> tuple[str, str]:
	meant = [value for value, _text in find(typed, listed)]
	if choice in meant:
		return choice, ""
	if len(meant) == 1:
		return meant[0], ""
	if not typed:
		return "", "missing" if asked.required else ""
	return typed, "several_found" if meant else "not_found"


def _many(found: Read, part: Many, form: Mapping[str, str], options: Options) -> list[str]:
	"""Each entry once, in the order of the form."""
	offered = options.get(part.offered, ())
	listed = {value for value, _text in offered}
	kept: dict[str, None] = {}
	for number in _numbers(part.name, form):
		text = _as_listed(tidy(form.get(entry(part.name, number))), offered)
		if text and text not in listed:
			found.problems[entry(part.name, number)] = "not_listed"
		elif text:
			kept[text] = None
	return list(kept)


def _rows(
	found: Read, part: Rows, form: Mapping[str, str], options: Options, here: Here
) -> list[dict[str, str]]:
	"""The rows that are in use; one that was left empty, or emptied, is none."""
	used = rows_in_use(part, form)
	if len(used) > part.most:
		found.problems[cell(part.name, used[part.most], part.fields[0].name)] = "too_many"
	rows, known = [], set(part.stored or ())
	for number in used[: part.most]:
		row = _row(found, part, number, form, options, here)
		if part.stored is not None:
			# One that names a row of somebody else's, or one again, counts as new.
			named = form.get(cell(part.name, number, ROW), "")
			row[ROW] = named if named in known else ""
			known.discard(named)
		rows.append(row)
	return rows


def _row(
	found: Read, part: Rows, number: int, form: Mapping[str, str], options: Options, here: Here
) -> dict[str, str]:
	names = {each.name: cell(part.name, number, each.name) for each in part.fields}
	row = {each.name: _field(found, each, names[each.name], form, options, here) for each in part.fields}
	if part.any_of and not any(row[name] for name in part.any_of):
		found.problems.setdefault(names[part.any_of[-1]], "missing")
	return row


def _file(found: Read, part: File, files: Mapping[str, Sent]) -> None:
	sent = files.get(part.name, Sent())
	found.files[part.name] = sent
	if sent.name and not sent.content:
		found.problems[part.name] = "file_empty"
	elif part.required and not sent.content:
		found.problems[part.name] = "no_file"


def _is_used(part: Rows, number: int, form: Mapping[str, str]) -> bool:
	# A tick alone says nothing: of what?
	asked = [each for each in part.fields if each.asked is not Asked.TICK]
	return any(tidy(form.get(cell(part.name, number, each.name))) for each in asked)


def _numbers(name: str, form: Mapping[str, str]) -> list[int]:
	return sorted(set(_numbers_of(name, form)))


def _numbers_of(name: str, form: Mapping[str, str]) -> Iterator[int]:
	pattern = re.compile(rf"{re.escape(name)}-(\d{{1,6}})(?:-\w+)?", re.ASCII)
	for each in form:
		found = pattern.fullmatch(each)
		if found:
			yield int(western(found[1]))
