"""What people keep for themselves at the desk: filters, boards, charts, cards, prepared reports.

What they make is shown to nobody else, and what is shown to everybody is changed by who runs the site. A
chart or a card tells by its filters whom somebody looked for, a prepared report what its maker may read.
"""

from collections.abc import Callable
from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils.caching import request_cache

from coalition.access.callers import MANAGER_ROLE, Caller, acts_for_others, caller
from coalition.access.errors import NotOpen
from coalition.base.apps import own_doctypes
from coalition.base.guards.guarded import is_guarded


@dataclass(frozen=True)
class Kept:
	"""The field that says whose it is, those that show it to everybody, and how it is made one's own.

	`about` names the DocType that it is about: what is about ours is kept from people of other apps as well.
	`by_managers`: what a System Manager made is everybody's too.
	"""

	holder: str = "owner"
	shown_by: tuple[str, ...] = ()
	made: tuple[str, Callable[[], object]] | None = None
	by_managers: bool = False
	about: str = ""
	# What is named like its holder is nobody else's, whoever made it.
	is_personal: bool = False


_IN_PUBLIC = ("is_public", "is_standard")
TABLES = {
	"Dashboard Chart": Kept(shown_by=_IN_PUBLIC, made=("is_public", lambda: 0), about="document_type"),
	"Number Card": Kept(shown_by=_IN_PUBLIC, made=("is_public", lambda: 0), about="document_type"),
	# Boards that are not private are everybody's; the engine sees to the others.
	"Kanban Board": Kept(made=("private", lambda: 1)),
	"List Filter": Kept(
		"for_user", made=("for_user", lambda: frappe.session.user), about="reference_doctype"
	),
	"Prepared Report": Kept(),
	# The saved ones hold filters. Those of apps are made by Administrator.
	"Report": Kept(by_managers=True, about="ref_doctype"),
	"Note": Kept(shown_by=("public",)),
	"Dashboard Settings": Kept("name", is_personal=True),
	"Notification Settings": Kept("name", is_personal=True),
}
_BOUND = (Caller.DESK, Caller.PORTAL)


def keep_own(doc: Document, method: str | None = None) -> None:
	"""What people make of their lists is shown to nobody else. For `doc_events`."""
	if not acts_for_others():
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
	return (doc.get(kept.holder) or "") in _holders(kept, user)


def _holders(kept: Kept, user: str) -> tuple[str, ...]:
	if kept.is_personal:
		return (user,)
	managers = _managers() if kept.by_managers else ()
	return ("", user, *managers)


@request_cache
def _managers() -> tuple[str, ...]:
	# Who they are is asked by what they made alone.
	rows = frappe.get_all("Has Role", {"role": MANAGER_ROLE, "parenttype": "User"}, pluck="parent")
	return ("Administrator", *rows)


def leave_out_reports(bootinfo: dict) -> None:
	"""The desk is started with the reports that one may run: without those that others saved for themselves.

	For the hook `extend_bootinfo`.
	"""
	if caller() not in _BOUND:
		return
	shown = set(frappe.get_list("Report", pluck="name", limit=0))
	reports = bootinfo["user"].get("all_reports") or {}
	bootinfo["user"]["all_reports"] = {name: report for name, report in reports.items() if name in shown}


def is_kept_from(doc: Document, user: str) -> bool:
	"""Whether somebody of another app may not see what others keep about our records, or for themselves."""
	kept = TABLES.get(doc.doctype)
	if not kept:
		return False
	is_ours = bool(kept.about and is_guarded(doc.get(kept.about)))
	return (kept.is_personal or is_ours) and not is_shown(doc, user)


def _in_lists_of(table: str) -> Callable[[str | None], str]:
	kept = TABLES[table]

	def in_lists(user: str | None = None) -> str:
		"""For the hook `permission_query_conditions`: one's own, and what is shown to everybody."""
		who = caller(user)
		if who not in _BOUND and not (who is Caller.OTHER and (kept.about or kept.is_personal)):
			return ""
		is_bound = who in _BOUND or kept.is_personal
		about = f"`tab{table}`.`{kept.about}`"
		others = "" if is_bound else f" or {own_doctypes.sql_names_none(about)}"
		holders = ", ".join(map(frappe.db.escape, _holders(kept, user or frappe.session.user)))
		own = f"ifnull(`tab{table}`.`{kept.holder}`, '') in ({holders})"
		shown = "".join(f" or `tab{table}`.`{field}` = 1" for field in kept.shown_by)
		return f"({own}{shown}{others})"

	return in_lists


dashboards_in_lists = _in_lists_of("Dashboard Settings")
notifying_in_lists = _in_lists_of("Notification Settings")
charts_in_lists = _in_lists_of("Dashboard Chart")
cards_in_lists = _in_lists_of("Number Card")
filters_in_lists = _in_lists_of("List Filter")
reports_in_lists = _in_lists_of("Report")
prepared_in_lists = _in_lists_of("Prepared Report")
