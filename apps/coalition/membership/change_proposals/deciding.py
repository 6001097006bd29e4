"""Proposing, taking back, accepting and declining. A proposal is answered once, as a whole."""

import json

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import now

from coalition.base.errors import ReasonMissing
from coalition.base.mail import languages
from coalition.base.plurals import listed
from coalition.base.records import locking
from coalition.base.text.bidi import fill
from coalition.base.text.words import tidy
from coalition.membership.change_proposals import fields, messages, records
from coalition.membership.change_proposals.changes import Changed, from_store, outdated, to_store
from coalition.membership.errors import AnsweredAlready, ChangedMeanwhile, ProposedAlready
from coalition.membership.kinds import member_of
from coalition.membership.review import own

DOCTYPE = "Proposed Change"
WAITS, ACCEPTED, DECLINED, TAKEN_BACK = "Proposed", "Accepted", "Declined", "Taken Back"


def propose(
	link: dict[str, str],
	doctype: str,
	section: fields.Section,
	changes: list[Changed],
	proposer: str,
	note: str,
) -> Document | None:
	"""Store what a member proposes; None where nothing would change.

	Who calls this has locked the member and seen to it that the user acts for it. What waits already is not
	proposed twice: the same again answers the first. Raises ProposedAlready where the section waits.
	"""
	if not changes:
		return None
	stored = json.dumps(to_store(changes), ensure_ascii=False, sort_keys=True)
	waiting = waiting_in(link, section.title)
	if waiting:
		return _the_same(waiting, stored)
	proposal = frappe.new_doc(DOCTYPE)
	proposal.update({**link, "section": section.title, "proposed": stored, "note": note.strip()[:1000]})
	proposal.update({"status": WAITS, "proposer": proposer, "proposed_by": frappe.session.user})
	proposal.update({"proposed_on": now(), "named_fields": _names(doctype, changes)})
	# Portal roles have no rights of their own: the page's guard let in who acts for this member.
	return proposal.insert(ignore_permissions=True)


def waiting_in(link: dict[str, str], section: str) -> str | None:
	"""The proposal that waits in this section of a member, read as it is now."""
	return locking.locked_name(DOCTYPE, {**link, "section": section, "status": WAITS})


def _the_same(name: str, stored: str) -> Document:
	waiting = locking.locked(DOCTYPE, name)
	if waiting.proposed != stored:
		frappe.throw(
			_("An earlier proposal of yours still waits here. Take it back first, or wait for the answer."),
			ProposedAlready,
		)
	return waiting


def _names(doctype: str, changes: list[Changed]) -> str:
	"""In the coalition's language, in which the desk is read."""
	with languages.in_language(languages.of_coalition()):
		return "\n".join(fields.label(doctype, each.field) for each in changes)


def take_back(name: str) -> None:
	"""The member takes its proposal back, while nobody has answered it. Who calls this has checked whose."""
	_answer(_waiting(name), TAKEN_BACK)


def accept(name: str) -> None:
	"""Write what was proposed into the member's record, all of it or nothing.

	The user needs the right to change both. Raises AnsweredAlready, ChangedMeanwhile, and what the member's
	own rules raise.
	"""
	proposal = _waiting(name)
	doctype, member = holder_of(proposal)
	# As it is stored now, and nobody changes it meanwhile.
	record = locking.locked(doctype, member)
	record.check_permission("write")
	changes = changes_of(proposal)
	_refuse_outdated(record, changes)
	records.apply(record, changes)
	record.save()
	_answer(proposal, ACCEPTED)
	messages.tell(proposal)


def decline(name: str, reason: str) -> None:
	"""Leave everything as it is; the member reads the reason. Raises AnsweredAlready, ReasonMissing."""
	proposal = _waiting(name)
	if not tidy(reason):
		frappe.throw(_("Please give the reason: the member reads it."), ReasonMissing)
	_answer(proposal, DECLINED, reason.strip())
	messages.tell(proposal)


def holder_of(proposal: Document | dict) -> tuple[str, str]:
	"""Whose record it is: its DocType and name."""
	kind, member = member_of(proposal)
	return kind.doctype, member


def changes_of(proposal: Document) -> list[Changed]:
	"""What is proposed; empty where it was sealed or erased with the member's data."""
	return from_store(json.loads(proposal.proposed or "[]"))


def _waiting(name: str) -> Document:
	"""The proposal, locked after its member: whoever proposes locks them in the same order."""
	links = frappe.db.get_value(DOCTYPE, name, ["member_organisation", "individual_member"], as_dict=True)
	if not links:
		raise frappe.DoesNotExistError
	locking.lock(*holder_of(links))
	proposal = locking.locked(DOCTYPE, name)
	if proposal.status != WAITS:
		frappe.throw(_("This was answered already, or taken back."), AnsweredAlready)
	return proposal


def _refuse_outdated(record: Document, changes: list[Changed]) -> None:
	stored = records.values_of(record, [each.field for each in changes if record.meta.has_field(each.field)])
	late = outdated(changes, stored)
	if late or not changes:
		labels = listed(fields.label(record.doctype, name) for name in late)
		frappe.throw(
			fill(
				_("This has changed since it was proposed: {0}. Decline it, and ask for a new proposal."),
				labels or "–",
			),
			ChangedMeanwhile,
		)


def _answer(proposal: Document, status: str, reason: str = "") -> None:
	if status != TAKEN_BACK:
		own.refuse_own_member(*holder_of(proposal), frappe.session.user)
	proposal.update(
		{"status": status, "decided_by": frappe.session.user, "decided_on": now(), "reason": reason}
	)
	# Nobody may change one by hand: it is answered here alone.
	proposal.save(ignore_permissions=True)
