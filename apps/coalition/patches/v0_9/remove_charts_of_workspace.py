"""The workspace shows pictures of its own (base/overview): the charts that stood there go.

Where somebody put one of them on a workspace or a board of theirs, it stays.
"""

import frappe

CHARTS = (
	"Applications by Month",
	"Applications by Outcome",
	"Members by Kind",
	"Members by Place",
	"Members by Sector",
	"Members by Size",
)
# The rows by which charts stand on workspaces and boards -> the field that names the chart.
USES = {"Workspace Chart": "chart_name", "Dashboard Chart Link": "chart"}


def execute() -> None:
	"""Can run again: what is gone already is passed over."""
	for chart in CHARTS:
		if not any(frappe.db.exists(table, {field: chart}) for table, field in USES.items()):
			# A standard one is deleted where its app is changed alone: the engine refuses it elsewhere.
			frappe.db.delete("Dashboard Chart", {"name": chart, "module": "Membership", "is_standard": 1})
