"""Judging functions where the engine itself asks whether they may be called.

It asks in many places (a path, `cmd`, the query of a search, an upload's method, a method of a record …):
some by `frappe.is_whitelisted`, which others import by name, some by looking into `frappe.whitelisted`. So
that list is one of ours, whose test of membership judges who asks, and by which verb.
"""

import inspect
import threading
from collections.abc import Callable
from fnmatch import fnmatchcase

import frappe
from frappe import _
from frappe.core.doctype.server_script.server_script_utils import get_server_script_map

from coalition.access.callers import OPEN_TO, Caller, caller, is_judged
from coalition.access.errors import ChangesByReading, NotOpen
from coalition.access.functions import open_sign_in
from coalition.access.functions.desk_functions import BY_NAME
from coalition.access.openings import opened_functions
from coalition.base.program_keys.endpoints import is_endpoint

# What the engine says for a function that declares no verbs.
UNDECLARED = {"GET", "POST", "PUT", "DELETE"}
CHANGING = frozenset({"POST", "PUT", "DELETE"})
# Routes run this by any of its names without asking whether it may be called.
RUNS_METHODS = ("run_doc_method", "runserverobj")
_installing = threading.Lock()


def install() -> None:
	"""Once for each process, put the judge in its place. (Sites without our app go by the engine's list.)"""
	with _installing:
		if type(frappe.whitelisted).__name__ != "Whitelist":
			frappe.whitelisted = _judging(type(frappe.whitelisted))(frappe.whitelisted)


def _judging(kind: type) -> type:
	def contains(self, function: Callable) -> bool:
		if not kind.__contains__(self, function):
			return False
		# Jobs run what code named.
		if frappe.request and is_judged():
			judge(name_of(function), function)
		return True

	return type("Whitelist", (kind,), {"__contains__": contains})


def name_of(function: Callable) -> str:
	"""The dotted path of a function; where a decorator hides it (`frappe.read_only`), of what is inside."""
	function = inspect.unwrap(function)
	if "<locals>" in function.__qualname__ and (inner := _inside(function)):
		return name_of(inner)
	return f"{function.__module__}.{function.__qualname__}"


def _inside(wrapper: Callable) -> Callable | None:
	"""The function that a decorator which keeps no name wraps."""
	held = (cell.cell_contents for cell in wrapper.__closure__ or ())
	return next((each for each in held if inspect.isfunction(each)), None)


def judge(name: str, function: Callable | None = None) -> None:
	"""Raise NotOpen or ChangesByReading where who asks may not call this function in this way."""
	# Routes put ours in the place of these before they ask: whoever comes with one went around it.
	if name in frappe.get_hooks("override_whitelisted_methods", {}) or not is_open(name, caller()):
		refuse(name)
	if frappe.request.method not in verbs_of(name, function):
		message = _(
			"This changes something, and is sent as a form is: by POST, with the token of the session."
		)
		frappe.throw(message, ChangesByReading)


def judge_route(name: str) -> None:
	"""Judge what the engine runs by a route alone: functions of its own without a dot, and of scripts."""
	last = name.rpartition(".")[2]
	if last in RUNS_METHODS:
		judge("frappe.handler.run_doc_method")
	elif name in get_server_script_map().get("_api", {}):
		judge(name)
	elif "." not in name:
		judge(f"frappe.handler.{name}")


def override_of(name: str) -> str:
	"""The function that routes run for this name: an app's, where one has put its own there."""
	return frappe.get_hooks("override_whitelisted_methods", {}).get(name, [name])[-1]


# It runs a template that came with the request, and leaves no trace: nobody needs it.
_CLOSED = frozenset({"frappe.automation.doctype.auto_repeat.auto_repeat.generate_message_preview"})


def is_open(name: str, who: Caller) -> bool:
	"""Whether this function is open to whoever asks; by which verbs is another matter."""
	if name in _CLOSED:
		return False
	if is_endpoint(name):
		# It judges by itself who asks (api/dispatch.py), at its address alone.
		return True
	opened = _opened(name)
	if opened is not None:
		return who in opened
	if who in (Caller.GUEST, Caller.PORTAL):
		return open_sign_in.is_open_function(name)
	if who is Caller.MANAGER or name in BY_NAME:
		return True
	# Other apps' own are theirs; many of the engine's act on whichever record is named, and ask nobody.
	return who is Caller.OTHER and not name.startswith(("frappe.", "coalition."))


def _opened(name: str) -> frozenset[Caller] | None:
	"""To whom apps open it; the narrowest counts, so that nobody opens what another closes."""
	found = [OPEN_TO[to] for pattern, to in opened_functions() if fnmatchcase(name, pattern)]
	return frozenset.intersection(*found) if found else None


def verbs_of(name: str, function: Callable | None) -> frozenset[str]:
	"""The verbs by which a function is called: as the table says, as it declares, or by those that change."""
	if name in BY_NAME:
		return BY_NAME[name].verbs
	if name.startswith(open_sign_in.OAUTH):
		# A provider leads back by GET; the engine's `state` stands for the token.
		return frozenset({"GET", "POST"})
	declared = set(frappe.allowed_http_methods_for_whitelisted_func.get(function, UNDECLARED))
	return frozenset(declared) if declared != UNDECLARED else CHANGING


def refuse(what: str) -> None:
	"""Raises NotOpen. The log tells an operator what a newer engine's desk would need."""
	frappe.logger("access").error(f"closed: {what}")
	frappe.throw(_("This is not open to you."), NotOpen)
