"""What a chart shows, counted for who looks.

The engine keeps for an hour what it counted for somebody else, and counts the days of a year past all
permissions, with whatever a client wrote for a column.
"""

import inspect
from collections.abc import Mapping

import frappe
from frappe import _
from frappe.desk.doctype.dashboard_chart import dashboard_chart
from frappe.model.document import Document

from coalition.access.errors import NotOpen
from coalition.access.lists import queries
from coalition.base.guards.guarded import require_signed_in


@frappe.whitelist(methods=["GET", "POST"])
def get(chart_name: str | None = None, chart: object = None, **more: object) -> dict | None:
	"""The points of a chart that is stored, or that a client describes by `chart`.

	`more` narrows it (`filters`, `timespan` …), as the engine's own function takes it. Raises NotOpen.
	"""
	require_signed_in()
	about = _described(chart_name, chart)
	# The desk sends what is empty too.
	narrowed = {key: value or None for key, value in more.items()}
	# Without what keeps the counts.
	counted_anew = inspect.unwrap(dashboard_chart.get)
	with queries.as_lists(str(about.get("document_type"))):
		return frappe.call(
			counted_anew, chart_name=chart_name, chart=None if chart_name else about, **narrowed
		)


def _described(chart_name: str | None, chart: object) -> Document | Mapping[str, object]:
	if chart_name:
		stored = frappe.get_doc("Dashboard Chart", chart_name)
		stored.check_permission()
		return stored
	described = frappe.parse_json(chart)
	if not isinstance(described, Mapping):
		# The engine makes a chart of pairs too, which nobody has judged.
		frappe.throw(_("A chart is described by its fields."), NotOpen)
	return described
