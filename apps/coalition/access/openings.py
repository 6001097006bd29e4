"""What apps declare open: functions and paths, by hooks of ours. docs/extending.md holds their contract."""

from fnmatch import fnmatchcase

import frappe

from coalition.access.callers import OPEN_TO, Caller
from coalition.access.routes import Kind, Route, route_of
from coalition.base.program_keys.endpoints import is_for_endpoints

# {"my_app.shop.order": "portal"}: whoever may call it; by which verbs says frappe.whitelist(methods=[…]).
FUNCTIONS_HOOK = "coalition_open_functions"
# {"/shop/*": "guest"}
PATHS_HOOK = "coalition_open_paths"


def opened_functions() -> list[tuple[str, str]]:
	"""Pairs of a function's dotted path, which may hold *, and to whom it is open."""
	return _pairs(FUNCTIONS_HOOK)


def is_open_path(path: str, who: Caller) -> bool:
	"""Whether apps open this path to whoever asks: all that name it."""
	found = [to for pattern, to in _pairs(PATHS_HOOK) if fnmatchcase(path, pattern)]
	return bool(found) and all(who in OPEN_TO[to] for to in found)


def route_of_this_request() -> Route:
	"""What it asks for. A field called `cmd` names a function on any path."""
	if cmd := frappe.form_dict.get("cmd"):
		return Route(Kind.FUNCTION, str(cmd))
	path = frappe.request.path
	is_outside = is_for_endpoints(path) or is_open_path(path, Caller.GUEST)
	return Route(Kind.PORTAL) if is_outside else route_of(path)


def _pairs(hook: str) -> list[tuple[str, str]]:
	declared = frappe.get_hooks(hook, {}).items()
	return [(pattern, to) for pattern, several in declared for to in several if to in OPEN_TO]
