"""The two kinds of members, organisations and individuals, and where each is named in other records."""

from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.membership import roles
from coalition.membership.errors import MemberUnclear


@dataclass(frozen=True)
class MemberKind:
	"""`link` names the member in declarations and standing changes; `index` is that of decided changes.

	`role` is that of the accounts which act for such a member.
	"""

	doctype: str
	link: str
	title: str
	index: str
	role: str
	is_individual: bool = False


ORGANISATIONS = MemberKind(
	"Member Organisation",
	"member_organisation",
	"organisation_name",
	"decided_of_member",
	roles.DELEGATE,
)
INDIVIDUALS = MemberKind(
	"Individual Member",
	"individual_member",
	"person_name",
	"decided_of_individual",
	roles.INDIVIDUAL,
	is_individual=True,
)
KINDS = {kind.doctype: kind for kind in (ORGANISATIONS, INDIVIDUALS)}


def member_of(record: Document) -> tuple[MemberKind, str]:
	"""Whose declaration or standing change this is. Raises MemberUnclear where it names none or two."""
	named = [(kind, record.get(kind.link)) for kind in KINDS.values() if record.get(kind.link)]
	if len(named) != 1:
		frappe.throw(_("Choose the member: either an organisation or an individual."), MemberUnclear)
	return named[0]
