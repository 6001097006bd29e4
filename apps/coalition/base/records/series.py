"""Names of a counter, taken many at a time: one question for a batch of records."""

import re

import frappe
from frappe.query_builder import DocType

from coalition.base.records import locking

# A fixed beginning and a number, such as "MO-.#####": what a date or a field is part of is counted apart.
_COUNTED = re.compile(r"([A-Z]+-)\.(#+)\.?")


def reserve(doctype: str, number: int) -> list[str]:
	"""The next names of a record type, which nobody else gets; a rollback gives them back.

	Answers nothing where its names are no plain counter, as an administrator may have set it: the engine
	names its records then.
	"""
	found = _COUNTED.fullmatch(frappe.get_meta(doctype).autoname or "")
	if not found or not number:
		return []
	prefix, digits = found[1], len(found[2])
	first = _advance(prefix, number)
	return [f"{prefix}{each:0{digits}d}" for each in range(first, first + number)]


def _advance(prefix: str, number: int) -> int:
	"""The first of so many new numbers. The counter is locked until the transaction ends."""
	series = DocType("Series")
	mine = series.name == prefix
	query = frappe.qb.from_(series).where(mine).select(series.current)
	rows = locking.locked_rows(query, pluck=True)
	if rows:
		frappe.qb.update(series).set(series.current, series.current + number).where(mine).run()
		return int(rows[0] or 0) + 1
	frappe.qb.into(series).columns(series.name, series.current).insert(prefix, number).run()
	return 1
