"""Names of records reach the engine as texts: the database takes the number 0 for any text.

JSON brings numbers, truths and nulls where the engine puts a name into a filter: it would act on some record
of the kind, whoever may read it.
"""

import frappe

from coalition.access.callers import Caller
from coalition.access.functions import whitelist
from coalition.access.routes import Route
from coalition.base.guards.naming import NAME_KEYS, is_name, unpacked

# Functions that act on all records of a kind where no name comes, and under which key it comes.
_NEEDED = {
	**dict.fromkeys((f"frappe.desk.form.assign_to.{name}" for name in ("add", "close", "remove")), "name"),
	"frappe.desk.form.document_follow.get_follow_users": "doc_name",
}


def keep(who: Caller, route: Route) -> None:
	"""For requests of who is no System Manager. Raises NotOpen for what is no name."""
	if who not in (Caller.DESK, Caller.OTHER):
		return
	if (needed := _NEEDED.get(route.name)) and not frappe.form_dict.get(needed):
		whitelist.refuse("no name")
	for key in NAME_KEYS:
		if key in frappe.form_dict:
			_keep(key, frappe.form_dict[key], route.name)


def _keep(key: str, sent: object, function: str) -> None:
	if sent is None:
		frappe.form_dict.pop(key)
	elif isinstance(sent, int) and not isinstance(sent, bool):
		frappe.form_dict[key] = str(sent)
	elif not _is_text(key, unpacked(sent), function):
		whitelist.refuse("a name that is no text")


def _is_text(key: str, value: object, function: str) -> bool:
	"""A name, or several; an object in its place is refused where it asks about our records (`naming.py`)."""
	if isinstance(value, dict):
		return True
	items = value if isinstance(value, list) else [value]
	return is_name(key, value, function) and all(isinstance(item, str | dict) for item in items)
