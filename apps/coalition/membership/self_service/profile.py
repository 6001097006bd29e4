"""A member's own profile: what is stored, what it proposes to change, and what became of that."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate
from werkzeug.wrappers import Response

from coalition.base.records import locking
from coalition.base.request import limits
from coalition.base.text.formatting import long_date
from coalition.membership.change_proposals import deciding, fields, records
from coalition.membership.change_proposals.changes import differences
from coalition.membership.change_proposals.fields import Section
from coalition.membership.errors import ProposedAlready
from coalition.membership.problems import in_words
from coalition.membership.self_service import section_form
from coalition.membership.self_service.acting import Acting, lock_member, require_acting
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show

MOST, SECONDS = 60, 3600
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


def show_section(request: PortalRequest) -> Response:
	me = require_acting()
	section, record = _section(me, request)
	return _form(request, me, section, record, section_form.typed_of(record, section), {})


def show_section_again(request: PortalRequest, message: str, status: int) -> Response:
	me = require_acting()
	section, record = _section(me, request)
	return _form(request, me, section, record, dict(request.form), {}, message, status)


def take_proposal(request: PortalRequest) -> Response:
	me = require_acting()
	limits.count_against("proposing", me.member, MOST, SECONDS)
	return locking.done_anew(lambda: _propose(me, request))


def _propose(me: Acting, request: PortalRequest) -> Response:
	# Two tabs at once: the second waits here, and meets what the first proposed. Who is protected meanwhile
	# is asked for no more than a protected member sees.
	me = lock_member(me)
	section, _shown = _section(me, request)
	record = frappe.get_doc(me.doctype, me.member)
	typed = section_form.read(record, section, request.form)
	if typed.problems:
		errors = {name: in_words(problem) for name, problem in typed.problems.items()}
		return _form(request, me, section, record, dict(request.form), errors, status=422)
	changes = differences(records.values_of(record, typed.values), typed.values)
	try:
		deciding.propose(me.link, me.doctype, section, changes, me.person, request.form.get("note", ""))
	except ProposedAlready as error:
		frappe.clear_messages()
		return _form(request, me, section, record, dict(request.form), {}, str(error), 409)
	return go(f"{me.root}/profile")


def take_back(request: PortalRequest) -> Response:
	"""What this member proposed and nobody answered. Raises frappe.DoesNotExistError for another's."""
	me = require_acting()
	mine = {**me.link, "name": request.form.get("proposal", ""), "status": deciding.WAITS}
	name = frappe.db.get_value(deciding.DOCTYPE, mine)
	if name:
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


def _section(me: Acting, request: PortalRequest) -> tuple[Section, Document]:
	"""The section that the address names, as this member may see it, with what is stored of it."""
	section = fields.section_of(me.doctype, request.parts["section"])
	if not section or section.key == fields.PEOPLE:
		raise frappe.DoesNotExistError
	record = records.to_show(me.doctype, me.member, filter(fields.is_table, section.fields))
	shown = tuple(name for name in section.fields if name not in _hidden(record))
	if not shown:
		raise frappe.DoesNotExistError
	return Section(section.key, section.title, shown), record


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


def _form(
	request: PortalRequest,
	me: Acting,
	section: Section,
	record: Document,
	values: dict[str, str],
	errors: dict[str, str],
	message: str = "",
	status: int = 200,
) -> Response:
	parts = section_form.parts_of(record, section, values)
	waiting = frappe.db.get_value(
		deciding.DOCTYPE, {**me.link, "section": section.title, "status": deciding.WAITS}
	)
	return show(
		request,
		"membership/my/section.html",
		status,
		me=me,
		# texts: marked beside the sections.
		title=_(section.title),
		path=f"{me.root}/profile/{section.key}",
		parts=parts,
		values=values,
		errors=errors,
		labels={name: text for part in parts for name, text in part["labels"].items()},
		message=message,
		waiting=waiting,
	)
