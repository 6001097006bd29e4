"""The account of somebody who begins to act for a member: how it is named, and what it goes without."""

import frappe
from frappe import _
from frappe.model.document import Document

from coalition.base.accounts import portal_accounts
from coalition.base.accounts.account_user import free_name
from coalition.base.mail.languages import of_coalition
from coalition.base.text.phones import each_phone
from coalition.membership.kinds import KINDS


def draw_up(
	member: Document, person: str, phone: str | None, email: str | None, language: str = ""
) -> tuple[Document, list[str]]:
	"""A Portal Account for a person of a member, not stored yet, and sentences on what it goes without.

	Two accounts share no telephone and no address: who is reached by what another has signs in by user name.
	"""
	account = frappe.new_doc(portal_accounts.ACCOUNT)
	account.update(
		{"holder_type": member.doctype, "holder": member.name, "portal_role": KINDS[member.doctype].role}
	)
	account.update({"person_name": shown_name(member, person), "user_name": free_name()})
	account.update({"language": language or of_coalition()})
	missing = [_take_phone(account, phone), _take_email(account, email)]
	return account, [sentence for sentence in missing if sentence]


def shown_name(member: Document, person: str) -> str:
	"""The people of a protected member are sealed: its pseudonym says enough."""
	return member.get_title() if member.is_protected else person


def show_at_desk(member: Document, text: str) -> None:
	"""Tell on the member's timeline, where the secretariat sees what is left to do, and to whoever asked."""
	member.add_comment("Comment", frappe.utils.escape_html(text))
	frappe.msgprint(frappe.utils.escape_html(text), alert=True)


def _take_phone(account: Document, written: str | None) -> str:
	"""The first number by which the person is reached and that is nobody else's."""
	numbers = [number for number in each_phone(written) if number.startswith("+")]
	if written and not numbers:
		return _("The telephone number lacks its country code: add it to the account to sign in by it.")
	free = (each for each in numbers if not frappe.db.exists(portal_accounts.ACCOUNT, {"phone": each}))
	account.phone = next(free, None)
	if numbers and not account.phone:
		return _("The telephone number belongs to another account, and is no way to sign in to this one.")
	return ""


def _take_email(account: Document, email: str | None) -> str:
	if email and frappe.db.exists(portal_accounts.ACCOUNT, {"email": email.lower()}):
		return _("The e-mail address belongs to another account, and is no way to sign in to this one.")
	account.email = email
	return ""
