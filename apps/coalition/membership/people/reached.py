"""How somebody is reached by hand: the person, the number, the language. For pages of who may see them."""

from collections.abc import Mapping

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.due_messages.kinds import Reached
from coalition.base.text.whatsapp import number_of
from coalition.membership.kinds import KINDS, ORGANISATIONS
from coalition.membership.people import people_records
from coalition.membership.people.duties import acting_on
from coalition.membership.profile.identity import AGREED


def of_recipient(row: Mapping[str, str | None], _record: Document) -> Reached:
	"""Who is reached for the recipient of a Due Message; for none, the group of all members."""
	doctype, name = row["recipient_doctype"], row["recipient_name"]
	if not doctype:
		return Reached(_("All members, in their group"))
	if doctype in KINDS:
		return of_member(doctype, str(name))
	return of_application(frappe.get_doc(doctype, name))


def of_member(doctype: str, name: str) -> Reached:
	"""The delegate of a Member Organisation today, else its contact; an Individual Member themself.

	Who acts where there is no delegate is reached in their place.
	"""
	kind = KINDS[doctype]
	fields = [kind.title, "contact_phone", "is_protected", AGREED.name]
	member = frappe.db.get_value(doctype, name, fields, as_dict=True)
	if not member:
		return Reached(name)
	title = member[kind.title]
	if member.is_protected:
		return Reached(title, is_protected=True, agreed_phone=number_of(member[AGREED.name]))
	if doctype != ORGANISATIONS.doctype:
		own = _account(frappe.db.get_value(ACCOUNT, {"holder_type": doctype, "holder": name}))
		return Reached(title, phone=own.phone or number_of(member.contact_phone), language=own.language)
	return _delegate(name, title, member.contact_phone)


def _delegate(member: str, title: str, contact_phone: str | None) -> Reached:
	acting = next(iter(acting_on(people_records.people_of(member), getdate())), None)
	if not acting:
		contact = frappe.db.get_value(ORGANISATIONS.doctype, member, "contact_person")
		return Reached(contact or title, of=title if contact else "", phone=number_of(contact_phone))
	account = _account(acting.account)
	own = number_of(frappe.db.get_value(people_records.ROW, acting.row, "phone"))
	phone = account.phone or own or number_of(contact_phone)
	return Reached(acting.name, of=title, phone=phone, language=account.language)


def of_account(account: str | None) -> Reached | None:
	"""The person of a Portal Account that acts for a member; None where it acts for none."""
	found = _account(account)
	if found.holder_type not in KINDS:
		return None
	member = of_member(found.holder_type, found.holder)
	if member.is_protected:
		return member
	title = frappe.db.get_value(found.holder_type, found.holder, KINDS[found.holder_type].title)
	of = title if title != found.person_name else ""
	return Reached(found.person_name, of=of, phone=found.phone or "", language=found.language)


def _account(name: str | None) -> frappe._dict:
	fields = ["person_name", "phone", "language", "holder_type", "holder"]
	return (name and frappe.db.get_value(ACCOUNT, name, fields, as_dict=True)) or frappe._dict()


def of_application(application: Document) -> Reached:
	"""Whom an application names as its contact; who was protected since then is reached as a member."""
	for kind in KINDS.values():
		member = application.get(kind.link)
		if member and frappe.db.get_value(kind.doctype, member, "is_protected"):
			return of_member(kind.doctype, member)
	person, title = application.contact_person, application.organisation_name
	phone, of = number_of(application.contact_phone), title if title != person else ""
	return Reached(person, of=of, phone=phone, language=application.language)
