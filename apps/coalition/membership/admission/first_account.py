"""The account with which the delegate of a new member begins. That it fails never stops an admission."""

from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.mail import languages
from coalition.base.text.bidi import fill
from coalition.membership.people.account_messages import notify_of_account
from coalition.membership.people.duties import Duty
from coalition.membership.people.member_accounts import let_confirm
from coalition.membership.people.new_accounts import draw_up, show_at_desk, shown_name


@dataclass(frozen=True)
class Delegate:
	"""Who is to act for the member, as the application names them; `row` is their row among its people."""

	person_name: str
	phone: str | None
	email: str | None
	row: str | None = None


def begin(member: Document, application: Document) -> None:
	"""Make the account of a new member's delegate, once, and tell how to begin; tells the desk what is left.

	Nothing that is wrong with a name, telephone or address stops the admission.
	"""
	if frappe.db.exists(ACCOUNT, {"holder_type": member.doctype, "holder": member.name}):
		return
	delegate = delegate_of(member)
	said = len(frappe.local.message_log)
	frappe.db.savepoint("first_account")
	try:
		account, missing = _make(member, delegate, application.language)
	except (frappe.ValidationError, frappe.DuplicateEntryError) as error:
		frappe.db.rollback(save_point="first_account")
		# What it told the user before it failed is told to the desk below.
		del frappe.local.message_log[said:]
		show_at_desk(member, _not_made(member, delegate, error))
		return
	if delegate.row:
		frappe.db.set_value("Member Person", delegate.row, "account", account.name)
	let_confirm(member, account.name)
	notify_of_account(account)
	show_at_desk(member, " ".join([_made(account), *missing]))


def delegate_of(member: Document) -> Delegate:
	"""The delegate among the member's people; its contact where none is named."""
	for row in member.get("people") or []:
		if row.duty == Duty.DELEGATE.value:
			return Delegate(row.person_name, row.phone, row.email, row.name)
	name = member.get("person_name") or member.contact_person
	return Delegate(name, member.contact_phone, member.contact_email)


def _make(member: Document, delegate: Delegate, language: str | None) -> tuple[Document, list[str]]:
	known = languages.first_known(language, languages.of_coalition())
	account, missing = draw_up(member, delegate.person_name, delegate.phone, delegate.email, known)
	# The body decides on the admission and makes no accounts: the decision is its right.
	return account.insert(ignore_permissions=True), missing


def _made(account: Document) -> str:
	return fill(
		_("An account was made for {0}; the user name is {1}. Open it and hand over a code."),
		account.person_name,
		account.user_name,
	)


def _not_made(member: Document, delegate: Delegate, error: Exception) -> str:
	return fill(
		_("No account was made for {0}: {1}. Make one by hand, and hand over a code."),
		shown_name(member, delegate.person_name),
		error,
	)
