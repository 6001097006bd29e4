"""What is written for people about a register: its problems, and an empty one to fill in."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

import frappe
from frappe.model.document import Document

from coalition.base.text.spreadsheets import xlsx
from coalition.membership.register import words
from coalition.membership.register.entering import said
from coalition.membership.register.reading.cells import shown
from coalition.membership.register.reading.columns import COLUMNS, UNREAD
from coalition.membership.register.reading.register import Problem, Register, open_register
from coalition.membership.register.reading.sheet import Failed, Record
from coalition.membership.register.uploaded import content_of

# A form shows so many kinds; the file says it of each row.
MOST_SHOWN = 100


def problems_in_words(doc: Document) -> dict[str, object]:
	"""For the form: how it was read, and rows of [how many, column, the first row, what is wrong with it]."""
	kinds = json.loads(doc.problems or "{}").get("kinds", [])
	told = [(number, Problem(*example)) for number, *example in sorted(kinds, reverse=True)]
	offered = _offered(doc)
	rows = [
		[number, words.column_of(each), each.row or "", words.in_words(each, offered.get(each.column, ()))]
		for number, each in told[:MOST_SHOWN]
	]
	reading = json.loads(doc.reading or "{}")
	sheets = [reading["sheet"], *(name for name, _hidden in reading["left"])] if reading.get("sheet") else []
	return {"kinds": rows, "number": len(told), "reading": words.of_reading(reading), "sheets": sheets}


def file_with_problems(doc: Document) -> bytes:
	"""The register as it was brought, with a column before it that says what is wrong in each row.

	Hidden and struck rows that nobody asked for are left out: in the new file nothing would tell them apart.
	"""
	register = open_register(content_of(doc), said.wishes(doc).asked)
	offered, told = _offered(doc), defaultdict(list)
	new_rows = {str(old): str(new) for new, old in enumerate(_numbers(register), 1)}
	for each in json.loads(doc.problems or "{}").get("rows", []):
		problem = Problem(*each)
		if problem.problem == "twice":
			# It names a row, which stands elsewhere here.
			problem = replace(problem, value=new_rows.get(problem.value, problem.value))
		text = words.in_words(problem, offered.get(problem.column, ()))
		told[problem.row].append(": ".join(filter(None, (words.column_of(problem), text))))
	heading = UNREAD[0 if _is_rtl() else 1]
	return xlsx(_with_problems(register, told, heading), _is_rtl())


def _offered(doc: Document) -> dict[str, list[str]]:
	"""Heading of the file -> what may be chosen in its column."""
	columns = {row.heading: column for row in doc.headings if (column := said.column_said(row.read_as or ""))}
	return {heading: choices for heading, column in columns.items() if (choices := words.offered(column))}


def _numbers(register: Register) -> Iterator[int]:
	"""The rows of the file that go into the one with its problems, as it numbers them."""
	yield from (record.number for record in _head(register))
	yield from (record.number for record in register.shown_records())


def _head(register: Register) -> Iterator[Record]:
	"""The row of the headings, or the two."""
	lines = range(register.chosen.line, register.chosen.last + 1)
	return (record for record in register.chosen.table.filled() if record.number in lines)


def _with_problems(register: Register, told: dict[int, list[str]], heading: str) -> Iterator[list[object]]:
	for record in _head(register):
		yield [heading if record.number == register.chosen.line else "", *_shown(record)]
	for record in register.shown_records():
		yield ["\n".join(told.get(record.number, ())), *_shown(record)]


def _shown(record: Record) -> list[object]:
	"""Its cells; those that failed as they are shown."""
	return [shown(cell) if isinstance(cell, str | Failed | time) else cell for cell in record.cells]


def template() -> bytes:
	return xlsx([[words.heading(column) for column in COLUMNS]], _is_rtl())


def answer(name: str, content: bytes, ending: str = "xlsx") -> None:
	"""Send a spreadsheet in answer to this request."""
	frappe.response.update(
		{
			"filename": f"{name}.{ending}",
			"filecontent": content,
			"type": "binary",
			"display_content_as": "attachment",
		}
	)


def _is_rtl() -> bool:
	return frappe.local.lang.startswith("ar")
