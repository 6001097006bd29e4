"""Areas of the app, which a coalition switches on as it grows.

An app says by the hook `coalition_areas` which of its modules belong to which area:
{"voice": ["Coalition Sample"]}. All other modules, such as base and membership, are always on.
An area that is off shows nothing and makes no records; what was recorded stays readable.
"""

import re

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.errors import AreaIsOff, NoSuchRoute
from coalition.base.text.bidi import fill

SETTINGS = "Coalition Settings"
HOOK = "coalition_areas"
# Those that have a switch: the field area_<name> of the settings.
SWITCHED = ("governance", "funding", "pooling", "capacity", "voice")
# /api/method/<function>, in each version of the engine's API.
_CALLED = re.compile(r"/api(?:/v\d+)?/method/([^/]+)")


def is_on(area: str) -> bool:
	"""Whether the coalition uses this area; what has no switch is always on."""
	return area not in SWITCHED or bool(frappe.get_cached_doc(SETTINGS).get(f"area_{area}"))


def require(area: str) -> None:
	"""Answer 404 to a call of a function of an area that is off. Raises NoSuchRoute."""
	if not is_on(area):
		frappe.throw(_not_used(area), NoSuchRoute)


def refuse_when_off(doc: Document) -> None:
	"""Refuse to make a record in an area that is off; CoalitionDocument calls it. Raises AreaIsOff."""
	area = of_module(doc.meta.module)
	if not is_on(area):
		frappe.throw(_not_used(area), AreaIsOff)


def _not_used(area: str) -> str:
	# texts: labels of the settings.
	label = _(frappe.get_meta(SETTINGS).get_label(f"area_{area}"))
	return fill(
		_("This coalition does not use «{0}». An administrator can switch it on in the settings."), label
	)


def with_modules() -> list[str]:
	"""The areas with a switch to which an installed module belongs: a switch for others would do nothing."""
	return [area for area in SWITCHED if area in _modules()]


def modules_off() -> list[str]:
	"""The modules of all areas that are off."""
	return [module for area, modules in _modules().items() if not is_on(area) for module in modules]


def of_module(module: str) -> str:
	"""The area that a module belongs to; "" for one that belongs to none."""
	return next((area for area, modules in _modules().items() if module in modules), "")


def _modules() -> dict[str, list[str]]:
	return frappe.get_hooks(HOOK, {})


def faults() -> list[str]:
	"""Areas that an app names and nobody can switch, in words: for those who maintain the site."""
	return [
		fill(_("No area is called {0}: the modules that an app puts there are always on."), area)
		for area in sorted(_modules().keys() - set(SWITCHED))
	]


def refuse_calls() -> None:
	"""For the hook `before_request`: a function in the folder of a module that is off is not there."""
	if not (off := modules_off()):
		return
	called = _CALLED.match(frappe.request.path)
	for path in {frappe.form_dict.get("cmd"), called and called[1]} - {None, ""}:
		folder = str(path).split(".")[:2]
		for module in off:
			if folder == [frappe.local.module_app.get(frappe.scrub(module)), frappe.scrub(module)]:
				require(of_module(module))
