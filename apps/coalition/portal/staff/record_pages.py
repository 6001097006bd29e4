"""The page of a record on a phone: its head, what can be done about it, and what its module adds."""

from collections.abc import Iterable
from copy import deepcopy

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.apps import plugins
from coalition.base.form_heads.desk import head_of
from coalition.base.overview.waiting import record_link
from coalition.base.step_dialogs.desk import made_of
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show
from coalition.portal.staff import code_pages, paths, states, step_pages
from coalition.portal.staff.contract import Act, RecordPart
from coalition.portal.staff.overview_pages import waits

HOOK = "coalition_staff_parts"


def show_record(request: PortalRequest) -> Response:
	doc = paths.record_of(request)
	head = head_of(doc)
	shown = deepcopy(doc)
	shown.apply_fieldlevel_read_permissions()
	parts = plugins.answers_of(HOOK, RecordPart, shown)
	return show(
		request,
		"staff_record.html",
		title=head["title"] or shown.get_title() or doc.name,
		# texts: names of DocTypes.
		kind=_(doc.doctype),
		state=_state(shown, head["lines"]),
		lines=_on_a_phone(head["lines"], "ways"),
		findings=_on_a_phone(head["findings"], "ways"),
		waiting=waits(head["waiting"]),
		made=_on_a_phone(made_of(doc), "links"),
		parts=parts,
		acts=_acts(doc, parts),
		accounts=_accounts(doc),
		desk=record_link(doc.doctype, doc.name),
	)


def _state(shown: Document, lines: list[dict]) -> str:
	"""Where it stands, unless a line says so with the reason."""
	field = states.field_of(shown.meta)
	# texts: labels of DocTypes.
	if not field or any(line["label"] == _(shown.meta.get_label(field)) for line in lines):
		return ""
	# texts: options of DocTypes.
	return _(shown.get(field)) if shown.get(field) else ""


def _on_a_phone(rows: Iterable[dict], where: str) -> list[dict]:
	"""What leads to records of the desk leads to their pages here."""
	return [
		{**row, where: [{**way, "link": paths.on_a_phone(way["link"])} for way in row[where]]} for row in rows
	]


def _acts(doc: Document, parts: list[RecordPart]) -> list[Act]:
	"""What modules offer, then the steps that no module shows in a way of its own."""
	own = [act for part in parts for act in part.acts]
	if doc.doctype == ACCOUNT:
		own += code_pages.acts_of(doc)
	shown = {act.of_step for act in own}
	return [*own, *(act for act in step_pages.acts_of(doc) if act.of_step not in shown)]


def _accounts(doc: Document) -> list[dict]:
	"""The accounts that act for this record, each with the page on which it is handed a code."""
	if not frappe.has_permission(ACCOUNT, "read"):
		return []
	rows = frappe.get_list(
		ACCOUNT,
		filters={"holder_type": doc.doctype, "holder": doc.name},
		fields=["name", "person_name", "user_name", "state"],
		order_by="creation asc",
	)
	may = bool(rows) and frappe.has_permission(ACCOUNT, "write")
	return [
		{**row, "code": code_pages.path_of(row.name) if may and row.state == "Active" else ""} for row in rows
	]
