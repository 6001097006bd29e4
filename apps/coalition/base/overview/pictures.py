"""Figures and pictures of a workspace, counted of what who asks may list."""

from dataclasses import asdict, dataclass

import frappe
from frappe import _
from frappe.utils import getdate

from coalition.base.apps import areas, plugins
from coalition.base.overview import bars
from coalition.base.overview.waiting import Filter, counted, list_link
from coalition.base.privacy.small_figures import FEWEST, gathered
from coalition.base.text.formatting import long_month

HOOK = "coalition_figures"
# Of a record that can be protected.
PROTECTED = "is_protected"


@dataclass(frozen=True)
class Figure:
	"""How many records of a DocType a list with these filters has; it leads to that list."""

	label: str
	doctype: str
	filters: tuple[Filter, ...] = ()


@dataclass(frozen=True)
class Picture(Figure):
	"""The same split by a field (a Select or a Link), or by month of the Datetime field `by`.

	Where protected records are among few, these stand together with others (`base/privacy/small_figures.py`).
	"""

	by: str = ""
	by_month: bool = False


def of_module(module: str) -> dict[str, list[dict]]:
	"""`figures` and `pictures` on DocTypes of a module, for the user of this session."""
	shown = [each for each in plugins.answers_of(HOOK, Figure) if _is_shown(each, module)]
	return {
		"figures": [_figure(each) for each in shown if not isinstance(each, Picture)],
		"pictures": [_picture(each) for each in shown if isinstance(each, Picture)],
	}


def _is_shown(each: Figure, module: str) -> bool:
	if frappe.get_meta(each.doctype).module != module or not areas.is_on(areas.of_module(module)):
		return False
	return bool(frappe.has_permission(each.doctype, "read"))


def _figure(each: Figure) -> dict:
	filters = list(each.filters)
	return {
		"label": each.label,
		"count": counted(each.doctype, filters),
		"link": list_link(each.doctype, filters),
	}


def _picture(each: Picture) -> dict:
	shown = _months(each) if each.by_month else _groups(each)
	return {"label": each.label, "bars": [asdict(bar) for bar in shown]}


def _groups(each: Picture) -> list[bars.Bar]:
	counts = _by_label(each, each.filters)
	protected = _by_label(each, _protected_of(each)) if _can_be_protected(each) else {}
	hidden = gathered(counts, protected.keys(), lambda labels: sum(counts[label] for label in labels))
	if hidden and sum(counts[label] for label in hidden) < FEWEST:
		# All there are: no picture of so few.
		return []
	return bars.ranked(counts, _("All Others"), together=hidden)


def _can_be_protected(each: Picture) -> bool:
	return frappe.get_meta(each.doctype).has_field(PROTECTED)


def _protected_of(each: Picture) -> tuple[Filter, ...]:
	return (*each.filters, (PROTECTED, "=", 1))


def _by_label(each: Picture, filters: tuple[Filter, ...]) -> dict[str, int]:
	is_choice = frappe.get_meta(each.doctype).get_field(each.by).fieldtype == "Select"
	counts: dict[str, int] = {}
	for value, count in _rows(each, each.by, filters=filters):
		# texts: options of DocTypes.
		label = (_(value) if is_choice else value) if value else _("Not Told")
		counts[label] = counts.get(label, 0) + count
	return counts


def _months(each: Picture) -> list[bars.Bar]:
	months = bars.last_months(getdate())
	since = (*each.filters, (each.by, ">=", months[0]))
	counts = bars.by_month(_rows(each, f"date({each.by}) as day", "day", since), months)
	labels = (long_month(month, frappe.local.lang) for month in months)
	# A year without any is no picture.
	return bars.in_order(zip(labels, counts, strict=True)) if any(counts) else []


def _rows(each: Picture, field: str, group_by: str = "", filters: tuple[Filter, ...] = ()) -> list:
	return frappe.get_list(
		each.doctype,
		filters=list(filters or each.filters),
		fields=[field, "count(name) as count"],
		group_by=group_by or field,
		order_by="",
		limit=0,
		as_list=True,
	)
