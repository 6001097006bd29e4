"""What is written for people about a register: its problems, and an empty one to fill in."""

import json

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.request.attachment import attachment_called
from coalition.base.text.spreadsheets import xlsx
from coalition.membership.register import words
from coalition.membership.register.entering import said
from coalition.membership.register.reading.columns import COLUMNS
from coalition.membership.register.reading.register import Problem

# A form shows so many kinds; the file that is given back says it of each row (returned.py).
MOST_SHOWN = 100
_TYPES = {
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"csv": "text/csv; charset=utf-8",
}


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


def _offered(doc: Document) -> dict[str, list[str]]:
	"""Heading of the file -> what may be chosen in its column."""
	columns = {row.heading: column for row in doc.headings if (column := said.column_said(row.read_as or ""))}
	return words.offered_below(columns)


def template() -> bytes:
	return xlsx([[words.heading(column) for column in COLUMNS]], _is_rtl(), _("Member Register"))


def answer(name: str, content: bytes, ending: str = "xlsx") -> Response:
	"""A spreadsheet, to be kept under this name."""
	response = Response(content, content_type=_TYPES[ending])
	response.headers["Content-Disposition"] = attachment_called(f"{name}.{ending}")
	return response


def _is_rtl() -> bool:
	return frappe.local.lang.startswith("ar")
