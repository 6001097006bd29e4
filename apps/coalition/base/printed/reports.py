"""A report on paper: made anew for who prints it, with their rights, and as their screen shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape

import frappe
from frappe import _
from frappe.desk import query_report
from frappe.utils import strip_html
from markupsafe import Markup

from coalition.base.documents.render import page
from coalition.base.printed import frame
from coalition.base.printed.cells import NUMBERS, shown
from coalition.base.printed.columns import MAP, PICTURE, is_zero_shown

LANDSCAPE, PORTRAIT = "Landscape", "Portrait"
_SHEETS = {LANDSCAPE: "297mm", PORTRAIT: "210mm"}
# A column that says nothing of its width, in pixels of a screen.
_WIDTH = 120
# A day is longer in words than as the screen writes it.
_OF_A_DAY = 150


@dataclass(frozen=True)
class Asked:
	"""What somebody wants to have on paper of what their screen shows.

	`columns` are names of columns, `rows` places of rows in the order of the screen; None: all of them.
	`chosen` tells the filters, as the screen does: label, value, fieldtype. `more` are columns that were
	added there.
	"""

	name: str
	filters: dict = field(default_factory=dict)
	columns: Sequence[str] | None = None
	rows: Sequence[int] | None = None
	chosen: Sequence[tuple[str, str, str]] = ()
	more: Sequence[dict] = ()
	orientation: str = LANDSCAPE


def paper(asked: Asked, is_shown: bool = False) -> tuple[str, str]:
	"""The title of a report, and its paper as a page of HTML; `is_shown` in a window with a button to print.

	Raises frappe.PermissionError for who may not see or print it.
	"""
	_require_print(_about(asked.name))
	answer = query_report.run(
		asked.name, dict(asked.filters), custom_columns=list(asked.more), are_default_filters=False
	)
	# texts: names of reports.
	title = _(asked.name)
	return title, _sheet(title, answer, asked, is_shown)


def table(doctype: str, columns: Sequence[dict], rows: Sequence[list], asked: Asked, is_shown: bool) -> str:
	"""A list that the desk shows as a table, on the same paper: what was sent is set, and nothing is read.

	`asked.name` is its title. Raises frappe.PermissionError for who may not print these records.
	"""
	_require_print(doctype)
	return _sheet(asked.name, {"columns": columns, "result": rows}, asked, is_shown)


def _require_print(doctype: str) -> None:
	if not frappe.has_permission(doctype, "print"):
		raise frappe.PermissionError


def _sheet(title: str, answer: dict, asked: Asked, is_shown: bool) -> str:
	content = frame.paper("base/printed/report.html", _values(answer, asked, title), title)
	about = {
		"title": title,
		"paper_text": Markup(content),
		"width": _SHEETS[_orientation(asked)],
		"is_shown": is_shown,
	}
	return page("base/printed/sheet.html", about, frame.language())


def _about(report: str) -> str:
	if not (doctype := frappe.db.get_value("Report", report, "ref_doctype")):
		raise frappe.DoesNotExistError
	return doctype


def _orientation(asked: Asked) -> str:
	return asked.orientation if asked.orientation in _SHEETS else LANDSCAPE


def _values(answer: dict, asked: Asked, title: str) -> dict[str, object]:
	rows, total = _rows(answer)
	rows = [rows[place] for place in asked.rows if 0 <= place < len(rows)] if asked.rows is not None else rows
	columns = _columns(answer["columns"], asked.columns, rows)
	return {
		"title": title,
		"size_in_words": f"A4 {_orientation(asked).lower()}",
		"chosen": [(label, shown(value, kind, frame.language())) for label, value, kind in asked.chosen],
		"message": unescape(strip_html(str(answer.get("message") or ""))).strip(),
		"number": len(rows),
		# Drawn by a report of ours, which escapes what stands in it.
		"map_text": Markup((answer.get("chart") or {}).get(MAP) or "") if rows else "",
		"picture": (answer.get("chart") or {}).get(PICTURE) if rows else None,
		"columns": _told(columns),
		"rows": [_cells(row, columns) for row in rows],
		"total": _cells(total, columns) if total and rows else None,
	}


def _rows(answer: dict) -> tuple[list[dict], dict | None]:
	"""Rows by the names of their columns, and the one with the totals, which the engine puts behind them."""
	names = [each["fieldname"] for each in answer["columns"]]
	rows = [
		row if isinstance(row, dict) else dict(zip(names, row, strict=False))
		for row in answer["result"] or ()
	]
	return (rows[:-1], rows[-1]) if answer.get("add_total_row") and rows else (rows, None)


def _columns(columns: Iterable[dict], wanted: Sequence[str] | None, rows: Sequence[dict]) -> list[dict]:
	"""Those that are wanted, without such as hold a text in no row: they would narrow the others."""
	return [
		column
		for column in columns
		if not column.get("hidden")
		and (wanted is None or column["fieldname"] in wanted)
		and (_is_number(column) or any(_cell(row, column) for row in rows))
	]


def _told(columns: Sequence[dict]) -> list[dict]:
	whole = sum(_width(column) for column in columns) or 1
	return [
		{
			"label": column.get("label") or "",
			"is_number": _is_number(column),
			"share": round(96 * _width(column) / whole, 2),
		}
		for column in columns
	]


def _width(column: dict) -> int:
	width = frappe.utils.cint(column.get("width")) or _WIDTH
	return max(width, _OF_A_DAY) if column.get("fieldtype") == "Date" else width


def _is_number(column: dict) -> bool:
	return column.get("fieldtype") in NUMBERS


def _cells(row: dict, columns: Iterable[dict]) -> list[str]:
	return [_cell(row, column) for column in columns]


def _cell(row: dict, column: dict) -> str:
	kind = column.get("fieldtype") or "Data"
	return shown(row.get(column["fieldname"]), kind, frame.language(), is_zero_shown(column))
