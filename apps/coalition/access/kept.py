"""What people keep for themselves at the desk: filters, boards, charts, cards, prepared reports.

What they make is shown to nobody else, and what is shown to everybody is changed by who runs the site. A
chart or a card tells by its filters whom somebody looked for, a prepared report what its maker may read.
"""

from collections.abc import Callable
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.access.callers import Caller, caller
from coalition.access.errors import NotOpen


@dataclass(frozen=True)
class Kept:
	"""The field that says whose it is, those that show it to everybody, and how it is made one's own."""

	holder: str = "owner"
	shown_by: tuple[str, ...] = ()
	made: tuple[str, Callable[[], object]] | None = None


_IN_PUBLIC = ("is_public", "is_standard")
TABLES = {
	"Dashboard Chart": Kept(shown_by=_IN_PUBLIC, made=("is_public", lambda: 0)),
	"Number Card": Kept(shown_by=_IN_PUBLIC, made=("is_public", lambda: 0)),
	# Boards that are not private are everybody's; the engine sees to the others.
	"Kanban Board": Kept(made=("private", lambda: 1)),
	"List Filter": Kept("for_user", made=("for_user", lambda: frappe.session.user)),
	"Prepared Report": Kept(),
	"Note": Kept(shown_by=("public",)),
	"Dashboard Settings": Kept("user"),
	"Notification Settings": Kept("user"),
}
_BOUND = (Caller.DESK, Caller.PORTAL)


def keep_own(doc: Document, method: str | None = None) -> None:
	"""What people make of their lists is shown to nobody else. For `doc_events`."""
	if not frappe.request or caller() not in _BOUND:
		return
	field, value = TABLES[doc.doctype].made
	if doc.is_new():
		doc.set(field, value())
	elif doc.has_value_changed(field):
		frappe.throw(_("What is shown to everybody is changed by who runs the site."), NotOpen)


def is_shown(doc: Document, user: str) -> bool:
	"""Whether it is this person's own, or everybody's."""
	kept = TABLES.get(doc.doctype)
	if not kept or doc.doctype == "Kanban Board" or any(doc.get(field) for field in kept.shown_by):
		return True
	return doc.get(kept.holder) in (user, None, "")


def _in_lists_of(table: str) -> Callable[[str | None], str]:
	kept = TABLES[table]

	def in_lists(user: str | None = None) -> str:
		"""For the hook `permission_query_conditions`: one's own, and what is shown to everybody."""
		if caller(user) not in _BOUND:
			return ""
		oneself = frappe.db.escape(user or frappe.session.user)
		own = f"ifnull(`tab{table}`.`{kept.holder}`, '') in ('', {oneself})"
		shown = "".join(f" or `tab{table}`.`{field}` = 1" for field in kept.shown_by)
		return f"({own}{shown})"

	return in_lists


charts_in_lists = _in_lists_of("Dashboard Chart")
cards_in_lists = _in_lists_of("Number Card")
filters_in_lists = _in_lists_of("List Filter")
prepared_in_lists = _in_lists_of("Prepared Report")
