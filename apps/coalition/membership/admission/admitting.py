"""Admission: what an approved application brings about, once."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.membership.admission import first_account
from coalition.membership.charters.in_force import declare
from coalition.membership.kinds import INDIVIDUALS, ORGANISATIONS, MemberKind
from coalition.membership.profile import identity
from coalition.membership.profile.copying import copy_profile

# What was declared came as the application did.
ORIGIN = (
	"channel",
	"given_on",
	"channel_note",
	"entered_by",
	"person_account",
	"confirmed_by",
	"confirmed_on",
)


# What an individual has of the form.
OF_A_PERSON = (
	*("name_latin", "place", "sector", "contact_phone", "contact_email"),
	*("branch", "about", "hopes", "brings"),
)
# What was said about an applicant on the way.
SAID_ABOUT = ("Applicant Message", "Admission Opinion", "Admission Appeal")


# By which field it then names the member.
SAID_OF = {ORGANISATIONS: "admitted_member", INDIVIDUALS: "admitted_individual"}


def becomes(application: Document) -> MemberKind:
	"""The kind of member that an application asks for."""
	return INDIVIDUALS if application.kind == "Individual" else ORGANISATIONS


def admit(application: Document) -> str:
	"""Make the member of an approved application with its declaration and account; answers its name.

	An application makes one member, however often this is tried: `application` is unique in the database.
	Who approves it has saved it, and so holds its row.
	"""
	kind = becomes(application)
	# Read plainly: where there is none, a lock would hold the place in which others admit theirs.
	member = frappe.db.get_value(kind.doctype, {"application": application.name})
	return member or _make_member(application, kind)


def _make_member(application: Document, kind: MemberKind) -> str:
	member = frappe.new_doc(kind.doctype)
	_fill(member, application)
	member.update({"application": application.name, "member_since": application.decided_on})
	# The council decides on admission and makes no member records: the decision is its right.
	member.insert(ignore_permissions=True)
	declare(
		member.name,
		application.charter,
		getdate(application.decided_on),
		application.signatory or application.contact_person,
		origin={field: application.get(field) for field in ORIGIN},
		kind=kind,
	)
	_take_along(member.name, application, kind)
	first_account.begin(member, application)
	return member.name


def _fill(member: Document, application: Document) -> None:
	if member.doctype == INDIVIDUALS.doctype:
		member.update({field: application.get(field) for field in OF_A_PERSON})
		member.person_name = application.organisation_name
		return
	member.update({field: application.get(field) for field in (*identity.FIELDS, "kind")})
	copy_profile(application, member)


def _take_along(member: str, application: Document, kind: MemberKind) -> None:
	"""What was said about the applicant is the new member's: it is protected and erased with it."""
	names = [name for name in (application.name, application.appeal_of) if name]
	for doctype in SAID_ABOUT:
		# Nothing of what they say changes.
		frappe.db.set_value(
			doctype, {"application": ("in", names)}, SAID_OF[kind], member, update_modified=False
		)
