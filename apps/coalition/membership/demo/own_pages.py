"""A delegate of the demo coalition who can sign in to the portal, with something that waits at the desk."""

import frappe
from frappe.model.document import Document
from frappe.utils.password import update_password

from coalition.membership import standing_of
from coalition.membership.change_proposals import deciding, fields
from coalition.membership.change_proposals.changes import Changed
from coalition.membership.people.duties import Duty
from coalition.membership.people.member_accounts import account_for_person
from coalition.membership.standing.standing import State

USER_NAME = "layla"


def load(password: str) -> None:
	"""People of one active member, the account of its delegate, and a change that it proposes."""
	known = frappe.db.get_value("Portal Account", {"user_name": USER_NAME}, "user")
	update_password(known or _make_delegate(), password)


def _make_delegate() -> str:
	member = _an_active_member()
	delegate = {"person_name": "ليلى الحمصي", "duty": Duty.DELEGATE.value, "from_date": "2024-01-01"}
	former = {"person_name": "سامر نجار", "duty": Duty.DELEGATE.value, "until_date": "2023-12-31"}
	member.append("people", former)
	member.append("people", delegate)
	member.append("people", {"person_name": "هدى سليم", "duty": Duty.ALTERNATE.value})
	member.save()
	account = frappe.get_doc("Portal Account", account_for_person(member, member.people[1].name))
	account.update({"user_name": USER_NAME}).save()
	_propose(member)
	return account.user


def _an_active_member() -> Document:
	names = frappe.get_all("Member Organisation", {"is_protected": 0}, pluck="name", order_by="name desc")
	return frappe.get_doc(
		"Member Organisation", next(name for name in names if standing_of(name).state is State.ACTIVE)
	)


def _propose(member: Document) -> None:
	section = fields.section_of(member.doctype, "identity")
	changes = [Changed("website", "", "https://layla.example.org"), Changed("founded_in", "", "2012")]
	deciding.propose(
		{"member_organisation": member.name}, member.doctype, section, changes, "ليلى الحمصي", "افتتحنا موقعاً"
	)
