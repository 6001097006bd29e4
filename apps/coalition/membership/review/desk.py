"""What the desk asks and does between an application and its decision: the form's buttons call these."""

import frappe
from frappe import _
from frappe.utils import get_fullname

from coalition.base.records.on_behalf import PORTAL
from coalition.base.text.bidi import isolate_numbers
from coalition.base.text.formatting import long_moment
from coalition.membership.kinds import KINDS
from coalition.membership.people.account_messages import text_of_account
from coalition.membership.review import consultation, consultation_messages, conversation, steps
from coalition.membership.review.rights import APPLICATION, require_reader, require_right, require_secretariat


@frappe.whitelist(methods=["GET"])
def review_of(application: str) -> dict:
	"""The conversation and what the members said, for whoever may read the application.

	{"name", "messages": [{"title", "direction", "text", "by", "on", "way", "files"}], "opinions": [{"member",
	"title", "opinion", "note", "by", "way"}], "counted": [{"opinion", "number"}], "may_write", "may_note",
	"is_open"}; "on" is in words, and numbers in "text" are isolated.
	"""
	doc = require_reader(application)
	return {
		"name": doc.name,
		"messages": [_message(row) for row in conversation.thread(doc.name, with_notes=True)],
		"opinions": [_opinion(row) for row in consultation.opinions(doc.name)],
		"counted": _counted(doc.name),
		"may_write": doc.has_permission("write") and frappe.has_permission(APPLICATION, "create"),
		"may_note": doc.has_permission("write"),
		"is_open": doc.status in steps.OPEN,
	}


@frappe.whitelist(methods=["POST"])
def ask(application: str, text: str) -> None:
	"""Ask the applicant for more: the application waits for the answer."""
	doc = require_secretariat(application)
	conversation.ask(doc, text)


@frappe.whitelist(methods=["POST"])
def tell(application: str, text: str) -> None:
	"""Write to the applicant."""
	doc = require_secretariat(application)
	conversation.tell(doc, text)


@frappe.whitelist(methods=["POST"])
def note(application: str, text: str) -> None:
	"""Keep a note that the applicant never reads; whoever works or decides on it may."""
	doc = require_right(application, "write")
	conversation.note(doc, text)


@frappe.whitelist(methods=["POST"])
def take_in(application: str, text: str, channel: str) -> None:
	"""Enter what the applicant said by call, voice note or paper."""
	doc = require_secretariat(application)
	conversation.take_in(doc, text, channel, frappe.session.user)


@frappe.whitelist(methods=["POST"])
def withdraw(application: str, text: str, channel: str) -> None:
	"""Enter that the applicant withdraws, and how it told so."""
	doc = require_secretariat(application)
	conversation.withdraw(doc, text, channel, frappe.session.user)


@frappe.whitelist(methods=["GET"])
def text_for_members(application: str) -> str:
	"""The text and link by which members are asked for their opinion; it names no applicant."""
	doc = require_right(application, "write")
	return consultation_messages.text_for_members(doc)


@frappe.whitelist(methods=["GET"])
def text_of_welcome(doctype: str, member: str) -> str:
	"""How the first account of a new member begins, to paste; the code is handed over apart from it.

	"" where it has none that the user may see. Raises frappe.PermissionError, KeyError for no kind of member.
	"""
	doc = frappe.get_doc(KINDS[doctype].doctype, member)
	doc.check_permission("write")
	filters = {"holder_type": doc.doctype, "holder": doc.name, "state": "Active"}
	found = frappe.get_list("Portal Account", filters=filters, order_by="creation asc", limit=1, pluck="name")
	return text_of_account(frappe.get_doc("Portal Account", found[0])) if found else ""


def _counted(application: str) -> list[dict]:
	said = consultation.counted(application)
	# texts: options of Admission Opinion.
	return [{"opinion": _(opinion), "number": number} for opinion, number in said.items()]


def _message(row: dict) -> dict:
	by = get_fullname(row.sent_by) if row.sent_by else ""
	# texts: options of Applicant Message.
	shown = {"title": _(row.direction), "way": _(row.channel) if row.channel else ""}
	if row.channel == PORTAL:
		shown["way"] = _("By the applicant's link.")
	return {
		**shown,
		"direction": row.direction,
		"text": isolate_numbers(row.text),
		"by": by,
		"on": long_moment(row.sent_on, frappe.local.lang),
		"files": row.files,
	}


def _opinion(row: dict) -> dict:
	title = frappe.db.get_value("Member Organisation", row.member_organisation, "organisation_name")
	# texts: options of Admission Opinion and of the ways on which something came.
	shown = {"opinion": _(row.opinion), "way": _(row.channel) if row.channel else ""}
	return {**shown, "member": row.member_organisation, "title": title, "note": row.note, "by": row.said_by}
