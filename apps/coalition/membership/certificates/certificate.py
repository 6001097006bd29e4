"""The certificates by which members, organisations and individuals, show that they belong."""

from dataclasses import replace
from datetime import date

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.apps import roles
from coalition.base.text.bidi import fill
from coalition.base.text.dates import last_day
from coalition.base.text.translatable import mark
from coalition.base.verification import VerifiableDocument
from coalition.membership.errors import NoMemberToday
from coalition.membership.kinds import INDIVIDUALS
from coalition.membership.standing.reading import standing_of
from coalition.membership.standing.standing import State

# Long enough for a tender, short enough that an old one does not speak for a member that has left.
MONTHS = 12
OVER = (State.LEFT, State.EXPELLED)


def certificate() -> VerifiableDocument:
	"""Registered by the hook `coalition_verifiable_documents`."""
	return VerifiableDocument(
		kind=mark("Membership Certificate"),
		prefix="MC",
		doctype="Member Organisation",
		template="membership/certificate.html",
		values=_values,
		valid_until=lambda member: last_day(getdate(), MONTHS),
		may_issue=(roles.ADMINISTRATOR, roles.SECRETARIAT),
		showable={
			"what": mark("Kind of Document"),
			"organisation_name": mark("Organisation Name"),
			"name_latin": mark("Name in Latin Script"),
			"member_since": mark("Member since"),
		},
		ended_on=_ended_on,
		may_be_seen=lambda member: not member.is_protected,
	)


def of_individuals() -> VerifiableDocument:
	"""The same for individuals, registered by the same hook."""
	return replace(
		certificate(),
		kind=mark("Individual Membership Certificate"),
		prefix="IC",
		doctype=INDIVIDUALS.doctype,
		values=_values_of_individual,
		showable={
			"what": mark("Kind of Document"),
			"person_name": mark("Name of the Member"),
			"name_latin": mark("Name in Latin Script"),
			"member_since": mark("Member since"),
		},
	)


def of(doctype: str) -> VerifiableDocument:
	"""The certificate that members of this kind get."""
	return of_individuals() if doctype == INDIVIDUALS.doctype else certificate()


def _values(member: Document) -> dict[str, object]:
	"""Raises NoMemberToday for who has left, is suspended, or has not joined yet."""
	what = {"what": mark("Membership Certificate"), "organisation_name": member.organisation_name}
	return {**what, **_of_any(member)}


def _values_of_individual(member: Document) -> dict[str, object]:
	what = {"what": mark("Individual Membership Certificate"), "person_name": member.person_name}
	return {**what, **_of_any(member)}


def _of_any(member: Document) -> dict[str, object]:
	state = standing_of(member.name, doctype=member.doctype).state
	if state in (*OVER, State.SUSPENDED, State.NOT_YET):
		frappe.throw(fill(_("No certificate is issued: {0} is no member today."), member.name), NoMemberToday)
	return {
		"name_latin": member.name_latin,
		"place": member.place,
		"member_number": member.name,
		"member_since": getdate(member.member_since).isoformat(),
		"is_active": state is State.ACTIVE,
	}


def _ended_on(member: Document) -> date | None:
	answer = standing_of(member.name, doctype=member.doctype)
	return answer.reason.since if answer.state in OVER else None
