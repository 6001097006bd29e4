"""Making an account on a phone for who acts for a member, so that a code can be handed over there as well.

By the functions that the buttons of the member's form call: who has an account already keeps it.
"""

from collections.abc import Callable, Iterator

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.accounts.portal_accounts import ACCOUNT
from coalition.base.text.bidi import fill
from coalition.membership.kinds import INDIVIDUALS, ORGANISATIONS
from coalition.membership.people import member_accounts, people_records
from coalition.membership.people.duties import ACTING
from coalition.portal.forms.form import Form, Limit
from coalition.portal.forms.reading import Read
from coalition.portal.forms.showing import Words
from coalition.portal.page import Page, PortalRequest
from coalition.portal.staff import code_pages, paths
from coalition.portal.staff.contract import Act, RecordPart


def pages() -> list[Page]:
	return [OF_PERSON.page(), OF_INDIVIDUAL.page()]


def part_of(record: Document) -> list[RecordPart]:
	"""For the hook `coalition_staff_parts`: an act for each who could have an account and has none."""
	acts = {ORGANISATIONS.doctype: _for_people, INDIVIDUALS.doctype: _for_itself}.get(record.doctype)
	if not acts or not record.has_permission("write") or not frappe.has_permission(ACCOUNT, "create"):
		return []
	return [RecordPart(acts=tuple(acts(record)))]


def _for_people(member: Document) -> Iterator[Act]:
	for row in member.get("people") or ():
		person = people_records.person_of(row)
		if row.person_name and not row.account and person.duty in ACTING and not person.is_over(getdate()):
			path = f"{paths.path_of(member.doctype, member.name)}/account/{row.name}"
			yield Act(fill(_("Make an account for {0}"), row.person_name), path)


def _for_itself(member: Document) -> Iterator[Act]:
	if not frappe.db.exists(ACCOUNT, {"holder_type": member.doctype, "holder": member.name}):
		yield Act(_("Make an account"), f"{paths.path_of(member.doctype, member.name)}/account")


def _form(doctype: str, where: str, make: Callable[..., str]) -> Form:
	"""A form of one button, which leads to the code; `make` is the function of the desk."""

	def member(request: PortalRequest) -> Document:
		doc = frappe.get_doc(doctype, request.parts["name"])
		doc.check_permission("write")
		return doc

	def take(request: PortalRequest, _read: Read) -> str:
		which = (request.parts[part] for part in ("name", "row") if part in request.parts)
		return code_pages.path_of(make(*which))

	return Form(
		f"{paths.STAFF}/{paths.slug(doctype)}/<name>/account{where}",
		take=take,
		parts=(),
		words=lambda request: Words(
			title=_("Make an account"),
			lead=_("The person signs in with a code that you hand over on the next page."),
			button=_("Make the account"),
			back=paths.path_of(doctype, request.parts["name"]),
		),
		about=member,
		limits=[Limit("accounts made", 60, 3600, lambda request: frappe.session.user)],
		lock=lambda request: None,
		guard=paths.at_the_desk,
	)


OF_PERSON = _form(ORGANISATIONS.doctype, "/<row>", member_accounts.make_account)
OF_INDIVIDUAL = _form(INDIVIDUALS.doctype, "", member_accounts.make_individuals_account)
