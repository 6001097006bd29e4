"""The account with which the delegate of a new member begins. That it fails never stops an admission."""

from dataclasses import dataclass

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base import languages
from coalition.base.account_names import proposals
from coalition.base.accounts import ACCOUNT
from coalition.base.phones import read_phone
from coalition.membership.member_accounts import let_confirm
from coalition.membership.review import letters

DELEGATE = "Delegate"


@dataclass(frozen=True)
class Delegate:
	"""Who is to act for the member, as the application names them; `row` is their row among its people."""

	person_name: str
	phone: str | None
	email: str | None
	row: str | None = None


def begin(member: Document, application: Document, role: str) -> None:
	"""Make the account of a new member's delegate, once, and tell how to begin; tells the desk what is left.

	`role` is the portal role. Nothing that is wrong with a name, telephone or address stops the admission.
	"""
	holder = {"holder_type": member.doctype, "holder": member.name}
	if frappe.db.exists(ACCOUNT, holder):
		return
	delegate = delegate_of(member)
	said = len(frappe.local.message_log)
	frappe.db.savepoint("first_account")
	try:
		account = _make(delegate, application, {**holder, "portal_role": role})
	except (frappe.ValidationError, frappe.DuplicateEntryError) as error:
		frappe.db.rollback(save_point="first_account")
		# What it told the user before it failed is told to the desk below.
		del frappe.local.message_log[said:]
		_tell_desk(member, _not_made(delegate, error))
		return
	if delegate.row:
		frappe.db.set_value("Member Person", delegate.row, "account", account.name)
	let_confirm(member, account.name)
	letters.tell_of_account(account)
	_tell_desk(member, _made(account, delegate))


def delegate_of(member: Document) -> Delegate:
	"""The delegate among the member's people; its contact where none is named."""
	for row in member.get("people") or []:
		if row.duty == DELEGATE:
			return Delegate(row.person_name, row.phone, row.email, row.name)
	name = member.get("person_name") or member.contact_person
	return Delegate(name, member.contact_phone, member.contact_email)


def _make(delegate: Delegate, application: Document, values: dict[str, str]) -> Document:
	account = frappe.new_doc(ACCOUNT)
	account.update({**values, "person_name": delegate.person_name, "user_name": _free_name(delegate, values)})
	account.update({"phone": _whole(delegate.phone), "email": delegate.email})
	account.language = languages.first_known(application.language, languages.of_coalition())
	# The body decides on the admission and makes no accounts: the decision is its right.
	return account.insert(ignore_permissions=True)


def _free_name(delegate: Delegate, values: dict[str, str]) -> str:
	"""The first name of those proposed that nobody has."""
	return next(
		name
		for name in proposals(delegate.person_name, values["holder"])
		if not frappe.db.exists("User", {"username": name})
		and not frappe.db.exists(ACCOUNT, {"user_name": name})
	)


def _whole(phone: str | None) -> str | None:
	"""A number with its country code: without it, nobody signs in by it."""
	read = read_phone(phone)
	return read.stored if read and read.whole else None


def _made(account: Document, delegate: Delegate) -> str:
	told = _("An account was made for {0}; the user name is {1}. Open it and hand over a code.").format(
		account.person_name, account.user_name
	)
	if delegate.phone and not account.phone:
		told += " " + _(
			"The telephone number lacks its country code: add it to the account to sign in by it."
		)
	return told


def _not_made(delegate: Delegate, error: Exception) -> str:
	if isinstance(error, frappe.UniqueValidationError):
		why = _("the telephone number or e-mail address belongs to another account")
	else:
		why = str(error)
	return _(
		"No account was made for {0}: {1}. Make one by hand, with another number or address, and hand"
		" over a code."
	).format(delegate.person_name, why)


def _tell_desk(member: Document, text: str) -> None:
	"""On the member's timeline, where the secretariat sees what is left to do; and to whoever decides."""
	member.add_comment("Comment", frappe.utils.escape_html(text))
	frappe.msgprint(frappe.utils.escape_html(text), alert=True)
