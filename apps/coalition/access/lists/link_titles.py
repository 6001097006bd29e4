"""What the records are called that a form or a print links to: told of those that a list would show.

The engine asks nobody, also for links that somebody has just written, to records that they may not read.
"""

from collections import defaultdict

import frappe
from frappe.desk.form import load
from frappe.model.document import Document
from frappe.www import printview

from coalition.base.guards.guarded import is_guarded

# {"Member Organisation::MO-0001": "Sanabel"}, as the engine keeps them.
Titles = dict[str, str]
_ENGINES_SEND, _ENGINES_SET = load.send_link_titles, printview.set_link_titles
_KEPT = "__link_titles"


def send_readable(link_titles: Titles) -> None:
	"""In place of the engine's `send_link_titles`, for forms."""
	_ENGINES_SEND(readable(link_titles))


def set_readable(doc: Document) -> None:
	"""In place of the engine's `set_link_titles`, for what is printed."""
	_ENGINES_SET(doc)
	setattr(doc, _KEPT, readable(doc.get(_KEPT) or {}))


def readable(titles: Titles) -> Titles:
	"""Those of records that a list would show to the user, and of all that is not guarded."""
	names = defaultdict(set)
	for key in titles:
		kind, _colons, name = key.partition("::")
		names[kind].add(name)
	unseen = {kind: names[kind] - _listed(kind, names[kind]) for kind in names if is_guarded(kind)}
	hidden = {f"{kind}::{name}" for kind in unseen for name in unseen[kind]}
	return {key: title for key, title in titles.items() if key not in hidden}


def _listed(doctype: str, names: set[str]) -> set[str]:
	try:
		return set(frappe.get_list(doctype, filters={"name": ("in", list(names))}, pluck="name", limit=0))
	except frappe.PermissionError:
		frappe.clear_last_message()
		return set()
