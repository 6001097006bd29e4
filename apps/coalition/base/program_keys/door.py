"""Which paths a program's key may open: those of declared endpoints alone."""

import re

import frappe

from coalition.base.program_keys.keys import key_of_session

# Functions are in coalition.api.v1.<resource>; the engine knows them below /api/v1 as well.
ENDPOINT = re.compile(r"/api(?:/v1)?/method/(coalition\.api\.v\d+\.[a-z_]+\.[a-z_]+)/?")

# Whatever is asked for in their package, written as an endpoint is or not.
BELOW = re.compile(r"/api(?:/v1)?/method/coalition\.api\b")


def endpoint_in(path: str) -> str:
	"""The dotted path of the endpoint that a path names, whether or not there is one; "" for other paths."""
	found = ENDPOINT.fullmatch(path)
	return found[1] if found else ""


def is_for_endpoints(path: str) -> bool:
	"""Whether a path leads into the package of the endpoints, to one of them or to nothing."""
	return bool(BELOW.match(path))


def is_astray() -> bool:
	"""Whether this request comes by a program's key, and asks for something else than an endpoint."""
	elsewhere = frappe.form_dict.get("cmd") or not endpoint_in(frappe.request.path)
	return bool(elsewhere and key_of_session())
