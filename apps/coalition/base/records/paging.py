"""Lists in the order in which their records were made, page by page."""

from collections.abc import Mapping, Sequence

import frappe
from frappe.utils import get_datetime

# When a record was made, and its name.
Place = tuple[str, str] | None


def page_of(
	doctype: str, of: Mapping[str, object], columns: Sequence[str], after: Place, length: int
) -> tuple[list[frappe._dict], Place]:
	"""The next records that have these values, and where to go on: None after the last.

	Who calls this has seen to it that they may be seen: `of` says whose they are.
	"""
	table = frappe.qb.DocType(doctype)
	query = frappe.qb.from_(table).select(table.name, table.creation, *(table[each] for each in columns))
	for column, value in of.items():
		query = query.where(table[column].isin(value) if isinstance(value, tuple) else table[column] == value)
	if after:
		made = get_datetime(after[0])
		query = query.where((table.creation > made) | ((table.creation == made) & (table.name > after[1])))
	rows = query.orderby(table.creation).orderby(table.name).limit(length + 1).run(as_dict=True)
	last = rows[length - 1] if len(rows) > length else None
	return rows[:length], (str(last.creation), last.name) if last else None
