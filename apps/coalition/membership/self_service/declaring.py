"""Declaring the charter in the portal: read clause by clause, signed by a named person, once a day."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate
from werkzeug.wrappers import Response

from coalition.base.records.on_behalf import PORTAL
from coalition.base.text.formatting import long_date
from coalition.membership.applying.charters_shown import refuse_another_charter
from coalition.membership.applying.steps import CHARTER, CLAUSE, clauses_of
from coalition.membership.charters.in_force import charter_in_force, declare, with_last_days
from coalition.membership.kinds import KINDS
from coalition.membership.problems import own_words
from coalition.membership.self_service.acting import Acting, lock_member, require_acting
from coalition.portal.forms.form import Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.guards import Guard
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import show

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


def form(guard: Guard) -> Form:
	"""The charter as it is declared, clause by clause, by who signs for the member."""
	return Form(
		"/declare",
		take=_declare_once,
		parts=lambda request: clauses_of([bool(row.is_mandatory) for row in request.about.clauses]),
		words=_words,
		template="membership/my/declare.html",
		about=_charter,
		offered=lambda request: {CHARTER: [(request.about.name, request.about.title)]},
		shown=lambda request: {"me": require_acting(), "charter": request.about},
		rules=_rules,
		limits=[Limit("declaring", MOST, SECONDS, lambda request: require_acting().member)],
		# Who declares twice on a day, or taps twice, declared once: each waits here for the other.
		lock=lambda request: lock_member(require_acting()),
		own_words=own_words,
		guard=guard,
	)


def _charter(request: PortalRequest) -> Document | Response:
	return charter_in_force() or show(request, "error.html", 503, message=_("No charter is published yet."))


def _rules(request: PortalRequest, read: Read) -> None:
	if not require_acting().signs:
		raise frappe.PermissionError
	refuse_another_charter(read)


def _declare_once(request: PortalRequest, read: Read) -> str:
	me, charter = require_acting(), request.about
	same = {**me.link, "charter": charter.name, "declared_on": getdate(), "docstatus": 1}
	# Read plainly: locked, the days on which others declare too would be held with it.
	if not frappe.db.exists(DECLARATION, same):
		_declare(me, charter, read)
	return f"{me.root}/declarations"


def _declare(me: Acting, charter: Document, read: Read) -> None:
	origin = {"channel": PORTAL, "given_on": getdate(), "person_account": me.user}
	ticked = [
		{
			"clause": row.clause,
			"is_mandatory": row.is_mandatory,
			"is_declared": int(bool(read.text(CLAUSE.format(row.idx - 1)))),
		}
		for row in charter.clauses
	]
	declare(
		me.member, charter.name, getdate(), me.person, origin=origin, clauses=ticked, kind=KINDS[me.doctype]
	)


def _words(request: PortalRequest) -> Words:
	clauses = {CLAUSE.format(row.idx - 1): row.clause for row in request.about.clauses}
	back = require_acting().root
	return Words(_("Declare the charter"), button=_("Declare and sign"), back=back, labels=clauses)
