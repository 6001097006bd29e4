"""A member's own profile: what is stored, what it proposes to change, and what became of that."""

from contextlib import suppress

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate
from werkzeug.wrappers import Response

from coalition.base.text.formatting import long_date
from coalition.membership.change_proposals import deciding, fields, records
from coalition.membership.change_proposals.changes import differences
from coalition.membership.change_proposals.fields import Section
from coalition.membership.errors import AnsweredAlready, ProposedAlready
from coalition.membership.problems import own_words
from coalition.membership.self_service.acting import Acting, lock_member, require_acting
from coalition.membership.self_service.section_form import NOTE, Proposing
from coalition.portal.forms.form import Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.guards import Guard
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show

MOST, SECONDS = 60, 3600
PROPOSING = (Limit("proposing", MOST, SECONDS, lambda request: require_acting().member),)
BADGES = {"Proposed": "wait", "Accepted": "good", "Declined": "bad", "Taken Back": "quiet"}


def show_profile(request: PortalRequest) -> Response:
	me = require_acting()
	known = fields.sections_of(me.doctype)
	names = [name for section in known for name in section.fields]
	record = records.to_show(me.doctype, me.member, filter(fields.is_table, names))
	hidden = _hidden(record)
	sections = [_shown_section(record, section, hidden) for section in known]
	return show(
		request,
		"membership/my/profile.html",
		me=me,
		sections=[each for each in sections if each["facts"]],
		is_protected=bool(hidden),
		proposals=proposals_of(me, request.language),
	)


def section_form_at(root: str, guard: Guard) -> Form:
	"""The form by which a member proposes a change of one section of its profile."""
	return Form(
		f"{root}/profile/<section>",
		take=_propose,
		parts=lambda request: request.about.parts,
		words=lambda request: request.about.words,
		template="membership/my/section.html",
		about=_section,
		offered=lambda request: request.about.options,
		kept=lambda request: request.about.kept,
		shown=lambda request: {"waiting": _waiting(request.about)},
		limits=PROPOSING,
		# Two tabs at once: the second waits here, and meets what the first proposed. Who is protected
		# meanwhile is asked for no more than a protected member sees.
		lock=lambda request: lock_member(require_acting()),
		own_words=own_words,
		statuses={ProposedAlready: 409},
		guard=guard,
	)


def _propose(request: PortalRequest, read: Read) -> str:
	proposing: Proposing = request.about
	me, wanted = proposing.me, proposing.wanted(read)
	changes = differences(records.values_of(proposing.record, wanted), wanted)
	note = read.text(NOTE.name)
	deciding.propose(me.link, me.doctype, proposing.section, changes, me.person, note)
	return f"{me.root}/profile"


def _waiting(proposing: Proposing) -> str | None:
	section = {**proposing.me.link, "section": proposing.section.title, "status": deciding.WAITS}
	return frappe.db.get_value(deciding.DOCTYPE, section)


def take_back(request: PortalRequest) -> Response:
	"""What this member proposed and nobody answered. Raises frappe.DoesNotExistError for another's."""
	me = require_acting()
	mine = {**me.link, "name": request.form.get("proposal", ""), "status": deciding.WAITS}
	name = frappe.db.get_value(deciding.DOCTYPE, mine)
	if name:
		# Two taps, or an answer meanwhile: the page tells what became of it.
		with suppress(AnsweredAlready):
			deciding.take_back(name)
	return go(f"{me.root}/profile")


def proposals_of(me: Acting, language: str, most: int = 10) -> list[dict]:
	"""What this member proposed, the latest first, with what became of it."""
	names = ["name", "section", "status", "proposer", "proposed_on", "decided_on", "reason", "named_fields"]
	# The member's own, for who acts for it.
	rows = frappe.get_all(
		deciding.DOCTYPE, filters=me.link, fields=names, order_by="proposed_on desc, name desc", limit=most
	)
	return [
		{
			**row,
			# texts: options of the DocType.
			"title": _(row.section),
			"state": _(row.status),  # texts: options of the DocType.
			"badge": BADGES[row.status],
			"day": long_date(getdate(row.proposed_on), language),
			"waits": row.status == deciding.WAITS,
		}
		for row in rows
	]


def _section(request: PortalRequest) -> Proposing:
	"""The section that the address names, as this member may see it, with what is stored of it."""
	me = require_acting()
	section = fields.section_of(me.doctype, request.parts["section"])
	if not section or section.key == fields.PEOPLE:
		raise frappe.DoesNotExistError
	record = records.to_show(me.doctype, me.member, filter(fields.is_table, section.fields))
	shown = tuple(name for name in section.fields if name not in _hidden(record))
	if not shown:
		raise frappe.DoesNotExistError
	return Proposing(me, Section(section.key, section.title, shown), record)


def _hidden(record: Document) -> set[str]:
	"""What a protected member neither sees nor types here: its telephone may be in other hands."""
	return fields.sealed_fields(record.doctype) if record.is_protected else set()


def _shown_section(record: Document, section: Section, hidden: set[str]) -> dict:
	names = [name for name in section.fields if name not in hidden]
	return {
		"key": section.key,
		# texts: marked beside the sections.
		"title": _(section.title),
		"facts": [
			(
				fields.label(record.doctype, name),
				records.in_words(record.doctype, name, records.value_of(record, name)),
			)
			for name in names
		],
	}
