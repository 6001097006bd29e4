"""Numbers and dates of a record, read before the engine casts them.

The engine takes what it cannot read for nothing: `flt("٣٫٥")`, `flt("abc")` and `cint("abc")` are 0, and a
date that is none reaches the database.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import frappe
from frappe import _
from frappe.model.base_document import BaseDocument
from frappe.utils import escape_html

from coalition.base import errors
from coalition.base.records.values.words import words_of_answers
from coalition.base.text.bidi import fill
from coalition.base.text.dates import read_time, read_year
from coalition.base.text.digits import western
from coalition.base.text.figures import (
	EXACT,
	WHOLE,
	NotANumber,
	Unreadable,
	check_fits,
	read_number,
)

NUMBERS = {*WHOLE, *EXACT}
TIMES = {"Date": date, "Datetime": date, "Time": (time, timedelta, datetime)}


def read_numbers(doc: BaseDocument) -> None:
	"""Read all that was typed into number, date and time fields of a record and its rows.

	Texts become what the engine's columns hold, Arabic and Persian digits included; what is empty stays so.
	The fields that hold a year are named by `years` of a record's class. Raises errors.NotANumber or
	errors.NotADate, which say where it stands and what to do.
	"""
	_read_fields(doc)
	for table in doc.meta.get_table_fields():
		for row in doc.get(table.fieldname) or []:
			_read_fields(row)


def _read_fields(doc: BaseDocument) -> None:
	values = doc.__dict__
	for field in doc.meta.fields:
		value = values.get(field.fieldname)
		if value is None or field.fieldtype not in _READERS:
			continue
		try:
			read = _read(doc, field, value)
		except Unreadable as problem:
			_refuse(doc, field, value, problem)
		if read is not value:
			values[field.fieldname] = read


def _read(doc: BaseDocument, field: BaseDocument, value: object) -> object:
	if field.fieldname in getattr(doc, "years", ()) and isinstance(value, str) and western(value).strip(" 0"):
		# «2013م» is a year, and 2013.5 is none.
		return read_year(value)
	return _READERS[field.fieldtype](value, field.fieldtype)


def _number(value: object, kind: str) -> object:
	"""A number of the engine's own types: int or float."""
	if isinstance(value, str):
		if not value.strip():
			return _nothing(kind)
		number = read_number(value, kind)
		return number if kind in WHOLE else float(number)
	if not isinstance(value, int | float | Decimal):
		raise NotANumber("not_a_number")
	check_fits(value, kind)
	return value


def _nothing(kind: str) -> str | None:
	# The engine reads "" where it casts, and hands it to the database where it does not.
	return None if kind in ("Long Int", "Duration", "Rating") else ""


def _time(value: object, kind: str) -> object:
	if isinstance(value, str):
		return read_time(value, kind) if value.strip() else _nothing(kind)
	if not isinstance(value, TIMES[kind]):
		raise Unreadable("not_a_time" if kind == "Time" else "not_a_day")
	return value


_READERS = {**dict.fromkeys(NUMBERS, _number), **dict.fromkeys(TIMES, _time)}


def _refuse(doc: BaseDocument, field: BaseDocument, value: object, problem: Unreadable) -> None:
	# texts: labels of DocTypes.
	label = _(field.label or field.fieldname)
	place = fill(_("Row {0}, {1}"), doc.idx, label) if doc.get("parentfield") else label
	error = errors.NotANumber if field.fieldtype in NUMBERS else errors.NotADate
	shown = escape_html(str(value)[:40])
	frappe.throw(fill(_("{0}: {1}"), place, fill(in_words(problem.problem), shown)), error)


def in_words(problem: str) -> str:
	"""What to do about a text that base/text cannot read; {0} stands for the text."""
	return {
		**words_of_answers(),
		"not_a_number": _("«{0}» cannot be read as a number. Write digits, such as 1234.5 or 1,234.5."),
		"not_whole": _("«{0}» is not a whole number. Write it without a fraction."),
		"too_large": _("«{0}» is larger than can be recorded here. Check the number of digits."),
		"too_exact": _("«{0}» has more digits than can be recorded exactly. Round it first."),
		"not_positive": _("«{0}» is not above zero."),
		"not_yes_or_no": _("«{0}» is neither 1 (yes) nor 0 (no)."),
		"not_a_day": _("«{0}» is not a date. Write day, month and year, such as 31/1/2027."),
		"not_a_time": _("«{0}» is not a time of day. Write hours and minutes, such as 14:30."),
		"not_a_year": _("«{0}» is no year that has been: write it like 2013."),
	}[problem]
