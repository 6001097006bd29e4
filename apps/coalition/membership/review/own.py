"""Nobody decides on their own application, one that they vouched for, or their member (invariant 5)."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.membership.review import consultation
from coalition.membership.review.errors import OwnCase
from coalition.membership.review.same_person import NOBODY, Person, person, shares

MEMBER = "Member Organisation"


def refuse_own(application: Document, user: str) -> None:
	"""Raise OwnCase where this user is one of the applicant's people, or acts for a member that vouched.

	Somebody is known by account, e-mail and telephone, and by no name: people have their names in common.
	"""
	who = _user(user)
	if shares(who, _applicant(application)):
		frappe.throw(_("You are one of the applicant's people: somebody else decides on it."), OwnCase)
	for member in consultation.vouching(application):
		if shares(who, _member(member)):
			frappe.throw(
				_("Your organisation vouches for this applicant: somebody else decides on it."), OwnCase
			)


def refuse_own_member(doctype: str, name: str, user: str) -> None:
	"""Raise OwnCase where this user is one of the member's people: its change is decided by somebody else."""
	theirs = _member(name) if doctype == MEMBER else _individual(doctype, name)
	if shares(_user(user), theirs):
		frappe.throw(_("You are one of this member's people: somebody else decides on it."), OwnCase)


def _user(user: str) -> Person:
	fields = ["email", "phone", "mobile_no"]
	stored = frappe.db.get_value("User", user, fields, as_dict=True) or frappe._dict()
	own = person([user], [user, stored.email], [stored.phone, stored.mobile_no])
	return own | _accounts({"user": user})


def _applicant(application: Document) -> Person:
	named = [application.owner, application.person_account, application.confirmed_by]
	return person(named) | _contact_and_people(application)


def _member(name: str) -> Person:
	member = frappe.get_doc(MEMBER, name)
	# Who spoke for it is one of its people, also where nobody wrote that down.
	spoke = frappe.get_all(
		"Admission Opinion", filters={"member_organisation": name}, fields=["given_by", "person_account"]
	)
	accounts = [user for row in spoke for user in (row.given_by, row.person_account)]
	held = _accounts({"holder_type": MEMBER, "holder": name})
	return person(accounts) | held | _contact_and_people(member)


def _individual(doctype: str, name: str) -> Person:
	held = _accounts({"holder_type": doctype, "holder": name})
	return held | _contact_and_people(frappe.get_doc(doctype, name))


def _contact_and_people(record: Document) -> Person:
	found = person((), [record.contact_email], [record.contact_phone])
	accounts = []
	for row in record.get("people") or []:
		found |= person((), [row.email], [row.phone])
		accounts.append(row.account)
	known = [account for account in accounts if account]
	return (found | _accounts({"name": ("in", known)})) if known else found


def _accounts(filters: dict) -> Person:
	"""The people behind portal accounts, as the system compares them; nothing of it is shown."""
	rows = frappe.get_all(ACCOUNT, filters=filters, fields=["user", "email", "phone"])
	found = NOBODY
	for row in rows:
		found |= person([row.user], [row.email], [row.phone])
	return found
