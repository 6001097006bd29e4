"""What is written for people about a register: its problems, and an empty one to fill in."""

import json

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.text.spreadsheets import xlsx
from coalition.membership.register import words
from coalition.membership.register.columns import COLUMNS
from coalition.membership.register.reading import Problem

# A form shows so many; the file holds all.
MOST_SHOWN = 200


def problems_in_words(doc: Document) -> dict[str, object]:
	"""For the form: rows of [row, column, what is wrong], and how many there are in all."""
	problems = _problems(doc)
	return {"rows": [_in_words(each) for each in problems[:MOST_SHOWN]], "number": len(problems)}


def problems_file(doc: Document) -> bytes:
	return xlsx([[_("Row"), _("Column"), _("Problem")], *map(_in_words, _problems(doc))], _is_rtl())


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


def _problems(doc: Document) -> list[Problem]:
	return [Problem(*each) for each in json.loads(doc.problems or "[]")]


def _in_words(problem: Problem) -> list[object]:
	return [problem.row, words.column_of(problem), words.in_words(problem)]
