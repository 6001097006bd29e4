"""Declaring the charter in the portal: read clause by clause, signed by a named person, once a day."""

from collections.abc import Mapping

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate
from werkzeug.wrappers import Response

from coalition.base.records import locking
from coalition.base.records.on_behalf import PORTAL
from coalition.base.request import limits
from coalition.base.text.formatting import long_date
from coalition.membership.applying.steps import CLAUSE
from coalition.membership.charters.in_force import charter_in_force, declare, with_last_days
from coalition.membership.kinds import KINDS
from coalition.membership.problems import in_words
from coalition.membership.self_service.acting import Acting, lock_member, require_acting
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show

DECLARATION = "Charter Declaration"
# A link that drops posts again; nobody declares so often.
MOST, SECONDS = 30, 3600


def show_declarations(request: PortalRequest) -> Response:
	me = require_acting()
	# What this member declared, for who acts for it.
	rows = frappe.get_all(
		DECLARATION,
		filters={**me.link, "docstatus": 1},
		fields=[
			*("name", "charter", "charter.title", "creation"),
			*("declared_on", "valid_until", "signatory", "channel"),
		],
	)
	# Not in SQL: the charter has a `creation` too, and some of Frappe 16 refuse a table's name in an order.
	rows.sort(key=lambda row: (row.declared_on, row.creation), reverse=True)
	return show(
		request,
		"membership/my/declarations.html",
		me=me,
		# texts: options of the DocType.
		rows=[{**row, "channel_text": _(row.channel)} for row in with_last_days(rows)],
		done=bool(rows) and rows[0].declared_on == getdate() and rows[0].channel == PORTAL,
		day=lambda value: long_date(value, request.language),
	)


def show_form(request: PortalRequest) -> Response:
	return _form(request, {}, {})


def show_form_again(request: PortalRequest, message: str, status: int) -> Response:
	return _form(request, request.form, {}, message, status)


def take_declaration(request: PortalRequest) -> Response:
	me, charter = require_acting(), charter_in_force()
	limits.count_against("declaring", me.member, MOST, SECONDS)
	if not me.signs:
		raise frappe.PermissionError
	if not charter or request.form.get("charter") != charter.name:
		kept = {name: text for name, text in request.form.items() if not name.startswith("clause_")}
		message = _("The charter has changed since you opened the form. Please read its clauses again.")
		return _form(request, kept, {}, message, 409)
	missing = [field for field, row in _clauses(charter) if row.is_mandatory and not request.form.get(field)]
	if missing:
		errors = dict.fromkeys(missing, in_words("not_declared"))
		return _form(request, request.form, errors, status=422)
	locking.done_anew(lambda: _declare_once(me, charter, request.form))
	return go(f"{me.root}/declarations")


def _declare_once(me: Acting, charter: Document, form: Mapping[str, str]) -> None:
	"""Who declares twice on a day, or taps twice, declared once: each waits here for the other."""
	me = lock_member(me)
	same = {**me.link, "charter": charter.name, "declared_on": getdate(), "docstatus": 1}
	# Read plainly: locked, the days on which others declare too would be held with it.
	if frappe.db.exists(DECLARATION, same):
		return
	origin = {"channel": PORTAL, "given_on": getdate(), "person_account": me.user}
	ticked = [
		{"clause": row.clause, "is_mandatory": row.is_mandatory, "is_declared": int(bool(form.get(field)))}
		for field, row in _clauses(charter)
	]
	declare(
		me.member, charter.name, getdate(), me.person, origin=origin, clauses=ticked, kind=KINDS[me.doctype]
	)


def _form(
	request: PortalRequest, values: dict, errors: dict[str, str], message: str = "", status: int = 200
) -> Response:
	me, charter = require_acting(), charter_in_force()
	if not charter:
		return show(request, "error.html", 503, message=_("No charter is published yet."))
	return show(
		request,
		"membership/my/declare.html",
		status,
		me=me,
		charter=charter,
		clauses=_clauses(charter),
		labels={field: row.clause for field, row in _clauses(charter)},
		values=values,
		errors=errors,
		message=message,
	)


def _clauses(charter: Document) -> list[tuple[str, Document]]:
	return [(CLAUSE.format(row.idx - 1), row) for row in charter.clauses]
