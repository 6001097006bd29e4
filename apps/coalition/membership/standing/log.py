"""Whether a change may enter the log of a member's standing: what is checked when it is asked and decided."""

from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.records import locking
from coalition.membership.errors import ChangeContradicts, ChangeUnclear, DecisionNotFounded
from coalition.membership.kinds import member_of
from coalition.membership.standing import foundation
from coalition.membership.standing.contradictions import contradiction
from coalition.membership.standing.facts import Kind
from coalition.membership.standing.policy import who_expels
from coalition.membership.standing.reading import WITHHOLDS, change_of, facts_of


def check_as_asked(change: Document) -> None:
	"""What can be said before anybody decides. Raises MemberUnclear, ChangeUnclear."""
	member_of(change)
	_check_limitation(change)
	_check_days(change)
	_check_superseded(change)


def _check_limitation(change: Document) -> None:
	if change.kind == Kind.LIMITATION.value and not any(change.get(field) for field in WITHHOLDS):
		frappe.throw(_("Tick at least one entitlement that is withheld."), ChangeUnclear)


def _check_days(change: Document) -> None:
	first, last = change.effective_from, change.effective_to
	if first and last and getdate(last) < getdate(first):
		frappe.throw(_("The last day is before the first: correct one of the two."), ChangeUnclear)
	if change.decision_date and getdate(change.decision_date) > getdate():
		frappe.throw(_("The date of the decision is still to come: correct it."), ChangeUnclear)


def _check_superseded(change: Document) -> None:
	if not change.supersedes:
		if change.kind == Kind.ANNULMENT.value:
			frappe.throw(_("Choose the change that this annulment takes away."), ChangeUnclear)
		return
	kind, own = member_of(change)
	member, status = frappe.db.get_value(change.doctype, change.supersedes, [kind.link, "status"])
	if member != own or status != "Approved":
		frappe.throw(_("Only an approved change of the same member can be superseded."), ChangeUnclear)


def check_as_decided(change: Document) -> None:
	"""The last look before a change is approved; fills in the first day where it was left open.

	The member is locked first: of two decisions at once the second one sees what the first has left.
	Raises DecisionNotFounded, ChangeContradicts, ChangeUnclear.
	"""
	kind, member = member_of(change)
	locking.lock(kind.doctype, member)
	change.effective_from = first_day(change)
	_check_days(change)
	_check_foundation(change)
	_check_beside_the_log(change)


def first_day(change: Document) -> date:
	"""From which day on a change counts, where it is decided today."""
	first = getdate(change.effective_from or change.decision_date)
	# What was true on the days before a correction stays true of them.
	return max(first, getdate()) if change.supersedes else first


def _check_foundation(change: Document) -> None:
	"""Until bodies decide in here, a decision that weighs or looks back is written down somewhere."""
	is_expulsion = change.kind == Kind.EXPULSION.value
	if is_expulsion or getdate(change.effective_from) < getdate():
		foundation.require_paper(change)
	if change.decision_date and getdate(change.effective_from) < getdate(change.decision_date):
		frappe.throw(
			_("Nothing takes effect before it was decided: correct one of the two days."),
			DecisionNotFounded,
		)
	if is_expulsion:
		foundation.require_body(change, who_expels())


def _check_beside_the_log(change: Document) -> None:
	kind, member = member_of(change)
	facts = facts_of(member, kind, locked=True)
	superseded = next((each for each in facts.changes if each.source == change.supersedes), None)
	if superseded and superseded.superseded_on:
		frappe.throw(
			_("Another change has superseded it already: supersede that one instead."), ChangeContradicts
		)
	problem = contradiction(facts.superseding(change.supersedes, getdate()), change_of(change))
	if problem:
		frappe.throw(_in_words(problem), ChangeContradicts)


def _in_words(problem: str) -> str:
	return {
		"not_a_member": _("On that day it is no member: it has not joined yet, has left or was expelled."),
		"has_not_left": _("It can come back only after it left or was expelled, and not on the same day."),
		"nothing_to_lift": _(
			"Before that day there is no suspension, limitation or lapse that could be lifted. What began on "
			"the same day is superseded instead."
		),
		"nothing_declared": _("It has declared nothing that could have lapsed: it is registered only."),
		"still_declared": _("On that day one of its declarations is in force: nothing has lapsed."),
		"already": _("The same is decided already and in force on that day. A change can supersede it."),
		"another_begins": _("The same is decided already for a later day. A change can supersede it."),
	}[problem]
