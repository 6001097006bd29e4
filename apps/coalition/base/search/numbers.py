"""Records that are meant by a number: their own, or a telephone at which they or people in them are reached.

Nothing is stored for it: telephones are looked for where they stand, and protection and erasure clear them.
"""

from collections.abc import Iterable, Sequence

import frappe
from frappe.model.meta import Meta
from pypika.terms import Criterion, LiteralValue

from coalition.base.apps import own_doctypes
from coalition.base.records.values.contact import countries
from coalition.base.text.phones import each_phone, is_phone_like, possible
from coalition.base.text.record_numbers import read_record_number
from coalition.base.text.words import tidy_number

# DocType -> its columns with telephones; «people.phone» is of each row.
TELEPHONES = "coalition_searched_telephones"
Found = tuple[str, str]


def is_number(text: str) -> bool:
	"""Whether a text may be meant as a telephone number: as many digits as one has."""
	return is_phone_like(tidy_number(text))


def record_numbers(text: str, doctype: str = "") -> list[Found]:
	"""The records of ours that would bear this number, whether there are any or not."""
	if not any(sign.isdigit() for sign in text) or not any(sign.isalpha() for sign in text):
		return []
	meant = ((kind, read_record_number(text, series)) for kind, series in _series(doctype))
	return [(kind, name) for kind, name in meant if name]


def listed(found: Iterable[Found]) -> list[Found]:
	"""Those of these records that a list would show to the user."""
	return [(kind, name) for kind, name in found if _is_listed(kind, name)]


def reached(text: str, doctype: str = "") -> list[Found]:
	"""Records that are reached at a telephone number, by columns that the user may read."""
	meant = possible(text, countries()) if is_number(text) else ()
	kinds = [kind for kind in frappe.get_hooks(TELEPHONES, {}) if doctype in ("", kind)] if meant else []
	return [
		(kind, name)
		for kind in kinds
		if frappe.has_permission(kind, "read")
		for name in _reached(kind, meant)
	]


def _series(doctype: str) -> list[tuple[str, str]]:
	names = [name for name in own_doctypes.doctypes() if doctype in ("", name)]
	table = frappe.qb.DocType("DocType")
	rows = frappe.qb.from_(table).select(table.name, table.autoname)
	return rows.where(table.name.isin(names or [""]) & table.autoname.like("%#%")).run()


def _is_listed(doctype: str, name: str) -> bool:
	if not frappe.has_permission(doctype, "read"):
		return False
	return bool(frappe.get_list(doctype, filters={"name": name}, pluck="name", limit=1))


def _reached(doctype: str, meant: Sequence[str]) -> Iterable[str]:
	meta = frappe.get_meta(doctype)
	levels = meta.get_permlevel_access("read")
	# What a list would show, as SQL: its permissions and its judges are the engine's and ours.
	shown = frappe.get_list(doctype, fields=["name"], limit_page_length=0, run=False)
	rows = [
		row
		for field in frappe.get_hooks(TELEPHONES)[doctype]
		if _levels_of(meta, field).issubset(levels)
		for row in _rows(meta, field, meant, shown)
	]
	return dict.fromkeys(name for name, value in rows if not set(each_phone(value)).isdisjoint(meant))


def _levels_of(meta: Meta, field: str) -> set[int]:
	"""The permission levels of a column, and of the table in which it is."""
	table, _dot, column = field.rpartition(".")
	inside = frappe.get_meta(meta.get_field(table).options) if table else meta
	return {one.get_field(name).permlevel for one, name in ((meta, table), (inside, column)) if name}


def _rows(meta: Meta, field: str, meant: Sequence[str], shown: str) -> list[tuple[str, str]]:
	place, _dot, column = field.rpartition(".")
	table = frappe.qb.DocType(meta.get_field(place).options if place else meta.name)
	record = table.parent if place else table.name
	# Several may stand in one column; the plus stands before each.
	fits = Criterion.any(table[column].like(f"%{number}%") for number in meant)
	# Bound values stand beside it in one statement.
	is_shown = record.isin(LiteralValue(f"({shown.replace('%', '%%')})"))
	rows = frappe.qb.from_(table).select(record, table[column]).where(fits & is_shown)
	if place:
		rows = rows.where((table.parenttype == meta.name) & (table.parentfield == place))
	return rows.run()
