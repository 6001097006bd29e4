"""What stands at the head of a member's form: who is reached how, and what waits of it.

It says nothing that the form does not hold further down: for whoever may read it there.
"""

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.overview import waiting
from coalition.base.text import emails, phones
from coalition.membership.kinds import KINDS, ORGANISATIONS
from coalition.membership.people.duties import delegate_on
from coalition.membership.people.people_records import person_of


@frappe.whitelist(methods=["GET"])
def member_brief(name: str, doctype: str = ORGANISATIONS.doctype) -> dict:
	"""What the form of a member shows above all else, for whoever may read the member.

	{"name", "people": [{"label", "name", "phone", "call", "email", "write"}], "waiting": [{"label", "count",
	"link"}]}: `phone` and `email` as people read them, `call` and `write` as addresses (tel:, mailto:). What
	the reader's levels hide, or nobody gave, is "". Raises PermissionError, DoesNotExistError.
	"""
	(member := frappe.get_doc(doctype, name)).check_permission("read")
	if doctype not in KINDS:
		raise frappe.DoesNotExistError
	member.apply_fieldlevel_read_permissions()
	people = [row for row in _people(member) if row["name"] or row["phone"] or row["email"]]
	return {"name": name, "people": people, "waiting": waiting.of_user_about(doctype, name)}


def _people(member: Document) -> Iterator[dict]:
	contact = member.get("contact_person") or ""
	yield _reached(_("Contact Person"), contact, member.get("contact_phone"), member.get("contact_email"))
	rows = member.get("people") or ()
	today = delegate_on([person_of(row.as_dict()) for row in rows], getdate())
	delegate = next((row for row in rows if today and row.name == today.row), None)
	if delegate:
		yield _reached(_("Delegate"), delegate.person_name, delegate.phone, delegate.email)


def _reached(label: str, name: str | None, phone: str | None, email: str | None) -> dict:
	return {
		"label": label,
		"name": name or "",
		"phone": phones.shown(phone) if phone else "",
		"call": f"tel:{phone}" if phone else "",
		"email": emails.shown(email) if email else "",
		"write": f"mailto:{email}" if email else "",
	}
