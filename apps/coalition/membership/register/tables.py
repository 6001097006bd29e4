"""What is written for people about a register: its problems, and an empty one to fill in."""

import json
from collections import defaultdict
from collections.abc import Iterator
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
	rows = [
		[number, words.column_of(each), each.row or "", words.in_words(each)]
		for number, each in told[:MOST_SHOWN]
	]
	reading = json.loads(doc.reading or "{}")
	sheets = [reading["sheet"], *(name for name, _hidden in reading["left"])] if reading.get("sheet") else []
	return {"kinds": rows, "number": len(told), "reading": words.of_reading(reading), "sheets": sheets}


def file_with_problems(doc: Document) -> bytes:
	"""The register as it was brought, with a column before it that says what is wrong in each row.

	Hidden and struck rows that nobody asked for are left out: in the new file nothing would tell them apart.
	"""
	told: dict[int, list[str]] = defaultdict(list)
	for each in json.loads(doc.problems or "{}").get("rows", []):
		problem = Problem(*each)
		told[problem.row].append(": ".join(filter(None, (words.column_of(problem), words.in_words(problem)))))
	register = open_register(content_of(doc), said.wishes(doc).asked)
	heading = UNREAD[0 if _is_rtl() else 1]
	return xlsx(_with_problems(register, told, heading), _is_rtl())


def _with_problems(register: Register, told: dict[int, list[str]], heading: str) -> Iterator[list[object]]:
	for record in register.chosen.table.filled():
		if register.chosen.line <= record.number <= register.chosen.last:
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
