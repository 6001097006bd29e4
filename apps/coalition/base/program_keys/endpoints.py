"""Which paths a program's key may open: the addresses of endpoints, which modules and apps declare by a hook.

The hook is a table: the address, which is what stands behind /api/method/ and never changes, and the function
that answers there. Where that is another name, `override_whitelisted_methods` tells the engine the same.
"""

import re

import frappe

from coalition.base.program_keys.keys import key_of_session

HOOK = "coalition_endpoints"
# The engine knows functions below /api/v1 as well.
_METHOD = re.compile(r"/api(?:/v1)?/method/([^/]+)/?")
# Whatever is asked for in their package, written as an endpoint is or not.
_BELOW = re.compile(r"/api(?:/v1)?/method/coalition\.api\b")


def functions() -> dict[str, str]:
	"""Address -> dotted path of the function that answers there; of two apps the later one counts."""
	return {address: several[-1] for address, several in frappe.get_hooks(HOOK, {}).items()}


def address_in(path: str) -> str:
	"""The address that a path of a request names, where something is declared for it; "" for other paths."""
	found = _METHOD.fullmatch(path)
	return found[1] if found and found[1] in frappe.get_hooks(HOOK, {}) else ""


def is_endpoint(function: str) -> bool:
	"""Whether this is the dotted path of a function that answers somewhere as an endpoint."""
	return function in functions().values()


def is_for_endpoints(path: str) -> bool:
	"""Whether a path leads to an endpoint, or into our package of them and to nothing."""
	return is_in_package(path) or bool(address_in(path))


def is_in_package(path: str) -> bool:
	"""The latter alone, without asking which endpoints there are. Pure."""
	return bool(_BELOW.match(path))


def is_outside_endpoints() -> bool:
	"""Whether this request comes by a program's key, and asks for something else than an endpoint."""
	elsewhere = frappe.form_dict.get("cmd") or not address_in(frappe.request.path)
	return bool(elsewhere and key_of_session())
