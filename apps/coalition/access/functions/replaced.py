"""Functions that the engine calls by itself, replaced where they stand. Hooks replace what clients name.

What is put in their place takes what the engine's own takes, and tells nobody more than a list would.
"""

import threading
from collections.abc import Callable
from importlib import import_module

from coalition.access.functions import searches
from coalition.access.lists import link_titles
from coalition.access.responses import printing, shown_values
from coalition.base.guards import engine
from coalition.base.records import deleting
from coalition.moved import renamed

# Whoever imported one by name holds the engine's own: each place is named.
_BY_PLACE: dict[str, Callable] = {
	"frappe.utils.pdf.get_pdf": printing.get_pdf,
	"frappe.utils.print_format.get_pdf": printing.get_pdf,
	"frappe.email.email_body.get_pdf": printing.get_pdf,
	"frappe.www.printview.get_print_style": printing.get_print_style,
	"frappe.utils.formatters.format_value": shown_values.format_value,
	"frappe.desk.query_report.get_data_for_custom_field": engine.column_of_report,
	"frappe.desk.form.load.send_link_titles": link_titles.send_readable,
	"frappe.www.printview.set_link_titles": link_titles.set_readable,
	# Searches name it as their query, past the hook that puts ours in its place.
	"frappe.core.doctype.user.user.user_query": searches.user_query,
	"frappe.utils.background_jobs.enqueue": deleting.enqueue,
}
_installing = threading.Lock()


def install_replacements() -> None:
	"""For each process; hooks `before_request` and `before_job`."""
	with _installing:
		for place, function in _BY_PLACE.items():
			module, _dot, name = place.rpartition(".")
			setattr(import_module(module), name, function)


# For one version: something had another name.
__getattr__ = renamed(__name__)
