"""Matters: a declaration has lapsed, its grace is over, and a body has to decide.

The system asks for the decision and takes nothing away: it opens one draft of a lapse per declaration, which
the secretariat puts to the body. Where the member declares again, nothing is left to decide: the matter is
settled. What was decided stays as it is.
"""

from collections.abc import Mapping
from datetime import date

import frappe
from frappe import _

from coalition.base.accounts.as_system import as_system
from coalition.base.records import locking
from coalition.membership.kinds import MemberKind
from coalition.membership.standing.facts import Facts, Kind, Policy
from coalition.membership.standing.standing import awaits_decision

DOCTYPE = "Membership Standing Change"
SETTLED = {"status": "Settled", "workflow_state": "Settled", "docstatus": 1}


def follow(facts: Mapping[str, Facts], kind: MemberKind, day: date, policy: Policy) -> None:
	"""Open the matters that these members' facts ask for, and settle those that nothing asks for any more."""
	wanted = {member: awaits_decision(known, day, policy) for member, known in facts.items()}
	matters = _matters(list(facts), kind)
	for matter in matters:
		is_wanted = wanted[matter.member] == matter.declaration
		if matter.docstatus == 0 and not is_wanted:
			_settle(matter.name)
		elif matter.status == "Settled" and is_wanted:
			_open_again(matter.name)
	known = {matter.declaration for matter in matters}
	for member, declaration in wanted.items():
		if declaration and declaration not in known:
			_open(member, kind, declaration)


def _matters(members: list[str], kind: MemberKind) -> list[dict]:
	# The system's own matters, whoever's act makes it look at them.
	return frappe.get_all(
		DOCTYPE,
		filters={kind.link: ("in", members), "declaration": ("is", "set")},
		fields=["name", f"{kind.link} as member", "declaration", "status", "docstatus"],
	)


def _open(member: str, kind: MemberKind, declaration: str) -> None:
	matter = frappe.new_doc(DOCTYPE)
	matter.update({kind.link: member, "kind": Kind.LAPSE.value, "declaration": declaration})
	with as_system():
		# Nobody asks for this: the system does, as the coalition's policy says.
		matter.insert(ignore_permissions=True)


def _settle(matter: str) -> None:
	doc = locking.locked(DOCTYPE, matter)
	if not doc.docstatus.is_draft():
		# A body has decided since the list was read.
		return
	doc.db_set(SETTLED)
	doc.add_comment("Info", _("Settled without a decision: nothing is left to decide."))


def _open_again(matter: str) -> None:
	"""The declaration that settled it turned out to be none. Nobody had decided anything."""
	doc = locking.locked(DOCTYPE, matter)
	if doc.status != SETTLED["status"]:
		# It was opened again, and may be decided, since the list was read.
		return
	doc.db_set({"status": "Draft", "workflow_state": "Draft", "docstatus": 0})
	doc.add_comment("Info", _("Open again: the declaration that had settled it no longer holds."))
