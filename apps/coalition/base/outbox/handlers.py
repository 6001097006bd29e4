"""Who does what waits in the outbox: what apps declare by a hook."""

from collections.abc import Callable

import frappe
from frappe import _

from coalition.base.outbox.entries import Entry
from coalition.base.outbox.errors import Failed, Problem
from coalition.base.plurals import listed
from coalition.base.text.bidi import fill

HOOK = "coalition_outbox_handlers"
Handler = Callable[[dict, Entry], None]


def handler_of(entry: Entry) -> Handler:
	"""Raises Failed where no app declares one."""
	paths = frappe.get_hooks(HOOK).get(entry.handler)
	if not paths:
		raise Failed(Problem.NO_HANDLER)
	return frappe.get_attr(paths[-1])


def faults() -> list[str]:
	"""What is wrong with the declarations, in words: for those who maintain the site."""
	declared = frappe.get_hooks(HOOK)
	return [fault for name in sorted(declared) if (fault := _fault(name, declared[name]))]


def _fault(name: str, paths: list[str]) -> str:
	if len(paths) > 1:
		return fill(_("Several apps declare the handler {0} of the outbox: {1}."), name, listed(paths))
	try:
		is_function = callable(frappe.get_attr(paths[0]))
	except Exception:
		is_function = False
	return (
		"" if is_function else fill(_("The handler {0} of the outbox, {1}, is no function."), name, paths[0])
	)
