"""An answer of ours in the place of the engine's own: for `after_request` of what answers by itself."""

import frappe
from werkzeug.wrappers import Response


def is_the_engines(response: Response | None) -> bool:
	"""Whether an answer was made by the engine and may be replaced: what we answer is marked by a flag.

	A request that failed before a site was known has none; that of a site under maintenance (503) is left,
	and so is the answer to OPTIONS.
	"""
	if response is None or not getattr(frappe.local, "initialised", False) or not frappe.db:
		return False
	is_left = frappe.request.method == "OPTIONS" or response.status_code == 503
	return not is_left and not frappe.local.flags.coalition_answered


def replace_response(response: Response, ours: Response) -> None:
	"""Make an answer ours: the engine goes on with the same object."""
	response.status_code = ours.status_code
	response.headers.clear()
	response.headers.extend(ours.headers)
	response.set_data(ours.get_data())
