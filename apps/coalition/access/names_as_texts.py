"""Names of records reach the engine as texts: the database takes the number 0 for any text.

JSON brings numbers, truths and nulls where the engine puts a name into a filter: it would act on some record
of the kind, whoever may read it.
"""

import frappe

from coalition.access import whitelist
from coalition.access.callers import Caller
from coalition.access.routes import Route
from coalition.base.guards.naming import NAME_KEYS, unpacked

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
			_keep(key, frappe.form_dict[key])


def _keep(key: str, sent: object) -> None:
	if sent is None:
		frappe.form_dict.pop(key)
	elif isinstance(sent, int) and not isinstance(sent, bool):
		frappe.form_dict[key] = str(sent)
	elif not _are_texts(unpacked(sent)):
		whitelist.refuse("a name that is no text")


def _are_texts(value: object) -> bool:
	"""A name, or several; a filter in its place is refused where it asks about our records (`naming.py`)."""
	items = value if isinstance(value, list) else [value]
	return all(isinstance(item, str | dict) for item in items)
