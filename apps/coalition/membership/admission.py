"""Admission: what an approved application brings about, once."""

import frappe
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.membership import identity
from coalition.membership.charters import declare
from coalition.membership.profile import copy_profile

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


def admit(application: Document) -> str:
	"""Make the Member Organisation of an approved application with its declaration; answers its name.

	An application makes one member, however often this is tried: `application` is unique in the database.
	"""
	member = frappe.db.get_value("Member Organisation", {"application": application.name}, for_update=True)
	return member or _make_member(application)


def _make_member(application: Document) -> str:
	member = frappe.new_doc("Member Organisation")
	member.update({field: application.get(field) for field in identity.FIELDS})
	copy_profile(application, member)
	member.update({"application": application.name, "member_since": application.decided_on})
	# The council decides on admission and makes no member records: the decision is its right.
	member.insert(ignore_permissions=True)
	declare(
		member.name,
		application.charter,
		getdate(application.decided_on),
		application.contact_person,
		origin={field: application.get(field) for field in ORIGIN},
	)
	return member.name
