"""The names of all fields that a request brings, as they came."""

import frappe


def request_field_names() -> set[str]:
	"""Of the query, the form and a JSON body: Frappe 16 takes `sid` out of what it read before it asks us."""
	request = frappe.request
	json = request.get_json(silent=True)
	return {*frappe.local.form_dict, *request.args, *request.form, *(json if isinstance(json, dict) else ())}
