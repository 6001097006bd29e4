"""Functions that apps register by hooks of ours; docs/extending.md holds the contract of each hook.

The app's own behaviour is registered in the same way. A function that cannot be imported, fails or answers
something else than its contract says raises BrokenPlugin, which names its app and path; what becomes of
that is decided by whoever asks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import frappe
from frappe import _

from coalition.base.errors import BrokenPlugin
from coalition.base.text.bidi import fill

PREFIX = "coalition_"
# Each a list of dotted paths.
HOOKS = (
	"coalition_admission_checks",
	"coalition_demo_data",
	"coalition_figures",
	"coalition_form_heads",
	"coalition_front_ways",
	"coalition_key_scopes",
	"coalition_member_matters",
	"coalition_member_ways",
	"coalition_message_kinds",
	"coalition_portal_pages",
	"coalition_private_records",
	"coalition_staff_parts",
	"coalition_step_dialogs",
	"coalition_verifiable_documents",
	"coalition_waiting",
	"coalition_workflows",
)
# Declarations, which others read: areas.py, program_keys/holders.py.
TABLES = (
	*("coalition_areas", "coalition_key_holders", "coalition_outbox_handlers", "coalition_posts"),
	*(
		"coalition_change_kinds",
		"coalition_endpoints",
		"coalition_searched_names",
		"coalition_searched_people",
		"coalition_searched_telephones",
	),
	*("coalition_desk_roles", "coalition_portal_roles", "coalition_sender_roles"),
	*("coalition_open_functions", "coalition_open_paths"),
)
# Seconds between two entries in the Error Log about one broken function.
HOUR = 3600
# The transaction is gone with these: nothing may go on as if the function alone had failed.
_OF_THE_DATABASE = (frappe.QueryDeadlockError, frappe.QueryTimeoutError)

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Plugin:
	"""One function registered for a hook by an app."""

	hook: str
	path: str

	@property
	def app(self) -> str:
		return self.path.partition(".")[0]

	def load(self) -> Callable[..., object]:
		"""The function itself. Raises BrokenPlugin."""
		try:
			found = frappe.get_attr(self.path)
		except Exception as error:
			raise self._broken(fill(_("it cannot be imported ({0})"), _in_short(error))) from error
		if not callable(found):
			raise self._broken(_("it is no function"))
		return found

	def ask(self, kind: type[Answer], *arguments: object) -> list[Answer]:
		"""Call the function; it answers one `kind` or a list of them. Raises BrokenPlugin."""
		function, said = self.load(), len(frappe.local.message_log)
		try:
			answer = function(*arguments)
		except _OF_THE_DATABASE:
			raise
		except Exception as error:
			# What it told the user before it failed explains nothing to them.
			del frappe.local.message_log[said:]
			raise self._broken(fill(_("it failed ({0})"), _in_short(error))) from error
		answers = list(answer) if isinstance(answer, list | tuple) else [answer]
		if not all(isinstance(one, kind) for one in answers):
			wrong = next(one for one in answers if not isinstance(one, kind))
			expected = f"{kind.__module__}.{kind.__name__}"
			raise self._broken(fill(_("it answered {0} instead of {1}"), type(wrong).__name__, expected))
		return answers

	def _broken(self, why: str) -> BrokenPlugin:
		return BrokenPlugin(
			fill(
				_("{0} of the app «{1}», registered for {2}, does not work: {3}."),
				self.path,
				self.app,
				self.hook,
				why,
			)
		)


def registered(hook: str) -> list[Plugin]:
	"""What the installed apps register for a hook, in the order of their installation."""
	return [Plugin(hook, path) for path in frappe.get_hooks(hook)]


def answers_of(hook: str, kind: type[Answer], *arguments: object) -> list[Answer]:
	"""What all functions of a hook answer; a broken one is left out, so that it takes no others with it."""
	return [one for plugin in registered(hook) for one in _answers_of(plugin, kind, *arguments)]


def _answers_of(plugin: Plugin, kind: type[Answer], *arguments: object) -> list[Answer]:
	try:
		return plugin.ask(kind, *arguments)
	except BrokenPlugin as error:
		_log(plugin, error)
		return []


def _log(plugin: Plugin, error: BrokenPlugin) -> None:
	"""In the Error Log, once an hour: every request meets it."""
	key = f"coalition_broken:{plugin.hook}:{plugin.path}"
	if frappe.cache.get_value(key, expires=True):
		return
	frappe.cache.set_value(key, 1, expires_in_sec=HOUR)
	looks = bool(frappe.request) and frappe.request.method in ("GET", "HEAD")
	if looks:
		# What it wrote before it failed, which nothing else did.
		frappe.db.rollback()
	frappe.log_error(title=str(error)[:140])
	if looks:
		# The request itself is never committed.
		frappe.db.commit()


def faults() -> list[str]:
	"""What is wrong with the hooks of the installed apps, in words: for those who maintain the site."""
	found = [fault for hook in HOOKS for plugin in registered(hook) if (fault := _fault(plugin))]
	unknown = sorted(name for name in frappe.get_hooks() if name.startswith(PREFIX))
	return found + [
		fill(_("No hook is called {0}: what an app registers there is never called."), name)
		for name in unknown
		if name not in (*HOOKS, *TABLES)
	]


def _fault(plugin: Plugin) -> str:
	try:
		plugin.load()
	except BrokenPlugin as error:
		return str(error)
	return ""


def _in_short(error: Exception) -> str:
	return type(error).__name__
