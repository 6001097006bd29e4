"""Portal accounts of those who act for members: made for them, and frozen when their time is over."""

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.accounts import portal_accounts
from coalition.base.accounts.as_system import as_system
from coalition.base.records import locking
from coalition.membership.errors import NoAccountForThem
from coalition.membership.kinds import KINDS
from coalition.membership.people import new_accounts, people_records
from coalition.membership.people.duties import ACTING, Duty, accounts_that_ended


def account_for_person(member: Document, row_name: str) -> str:
	"""The Portal Account of somebody among a member's people, made where there is none; answers its name.

	Who stands there twice, as alternate before and delegate now, keeps one account. Who calls this has seen
	to it that the user may. Raises NoAccountForThem for who acts on no day from today on.
	"""
	row = next((each for each in member.people if each.name == row_name), None)
	if not row:
		raise frappe.DoesNotExistError
	if row.account:
		return row.account
	person = people_records.person_of(row)
	if person.duty not in ACTING or person.is_over(getdate()):
		frappe.throw(_("An account is for who acts for the member, now or later."), NoAccountForThem)
	known = next((each.account for each in member.people if _is_same(each, row)), None)
	account = (
		known
		or _of_that_name(member, row.person_name)
		or _make(member, row.person_name, row.phone, row.email)
	)
	row.db_set("account", account)
	if person.duty is Duty.DELEGATE:
		let_confirm(member, account)
	return account


def account_for_individual(member: Document) -> str:
	"""The Portal Account of an Individual Member, made where there is none; answers its name."""
	held = {"holder_type": member.doctype, "holder": member.name}
	known = frappe.db.get_value(portal_accounts.ACCOUNT, held)
	if known:
		return known
	account = _make(member, member.person_name, member.contact_phone, member.contact_email)
	let_confirm(member, account)
	return account


@frappe.whitelist(methods=["POST"])
def make_account(member: str, row: str) -> str:
	"""An account for somebody among the people of a Member Organisation; answers its name."""
	doc = locking.locked("Member Organisation", member)
	doc.check_permission("write")
	return account_for_person(doc, row)


@frappe.whitelist(methods=["POST"])
def make_individuals_account(member: str) -> str:
	"""An account for an Individual Member; answers its name."""
	frappe.get_doc("Individual Member", member).check_permission("write")
	# Two clicks at once make one account: the second waits here, and then finds it.
	locking.lock_first([("Individual Member", member)])
	return account_for_individual(frappe.get_doc("Individual Member", member))


def let_confirm(member: Document, account: str) -> None:
	"""What was entered for a member before who signs for it had an account waits for them as well."""
	link = KINDS[member.doctype].link
	nobodys = {link: member.name, "person_account": ("is", "not set"), "docstatus": ("!=", 2)}
	user = frappe.db.get_value(portal_accounts.ACCOUNT, account, "user")
	frappe.db.set_value("Charter Declaration", nobodys, "person_account", user, update_modified=False)


def _is_same(one: Document, other: Document) -> bool:
	return bool(one.account) and one.person_name == other.person_name


def _of_that_name(member: Document, person: str) -> str | None:
	"""An account that acts for the member already, such as that of its admission."""
	held = {"holder_type": member.doctype, "holder": member.name, "state": "Active"}
	return frappe.db.get_value(portal_accounts.ACCOUNT, {**held, "person_name": person})


def _make(member: Document, person: str, phone: str | None, email: str | None) -> str:
	account, missing = new_accounts.draw_up(member, person, phone, email)
	account.insert()
	if missing:
		new_accounts.show_at_desk(member, " ".join([f"{account.user_name}:", *missing]))
	return account.name


def end_accounts(member: str, doctype: str = "Member Organisation") -> int:
	"""Freeze every account that acts for a member; answers how many were open until now.

	For when a member leaves. What is frozen stays as it is, so that this can be called again.
	"""
	return _freeze({"holder_type": doctype, "holder": member}, _("The membership ended."))


def end_accounts_daily() -> None:
	"""The daily job: who acts for a member no longer, from today on, is let in no more."""
	with as_system():
		for member in _with_people_that_ended():
			ended = accounts_that_ended(people_records.people_of(member), getdate())
			if ended:
				_freeze({"name": ("in", list(ended))}, _("The time of this person for the member ended."))
				# Each member for itself: a job that was killed goes on where it was.
				frappe.db.commit()


def _with_people_that_ended() -> list[str]:
	over = {"parenttype": "Member Organisation", "account": ("is", "set"), "until_date": ("<", getdate())}
	return frappe.get_all(
		people_records.ROW, filters=over, pluck="parent", distinct=True, order_by="parent asc"
	)


def _freeze(which: dict, why: str) -> int:
	open_now = frappe.get_all(portal_accounts.ACCOUNT, filters={**which, "state": "Active"}, pluck="name")
	for account in open_now:
		portal_accounts.freeze(account, why)
	return len(open_now)


def account_that_confirms(doctype: str, member: str) -> str | None:
	"""The user who confirms what is entered for a member: its delegate, else the one account that it has."""
	if doctype == "Member Organisation":
		delegate = people_records.delegate_of(member)
		if delegate and delegate.account:
			return frappe.db.get_value(portal_accounts.ACCOUNT, delegate.account, "user")
	held = {"holder_type": doctype, "holder": member, "state": "Active"}
	users = frappe.get_all(portal_accounts.ACCOUNT, filters=held, pluck="user", limit=2)
	return users[0] if len(users) == 1 else None
