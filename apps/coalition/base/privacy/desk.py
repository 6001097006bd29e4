"""What the desk's buttons call. Rights are those of the records: see requests.py."""

import json

import frappe
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.privacy.consents import choices
from coalition.base.privacy.forgetting import erasure
from coalition.base.privacy.sealing import opening, seal
from coalition.base.records import locking


def offer(doc: Document) -> None:
	"""Tell a record's form what it may offer to this user. For `onload`."""
	doc.set_onload("may_be_public", choices(doc))
	may_ask = [kind for kind in (opening.OPENING, erasure.ERASURE) if frappe.has_permission(kind, "create")]
	doc.set_onload("may_ask", may_ask)


@frappe.whitelist(methods=["POST"])
def protect(doctype: str, name: str) -> str:
	"""Protect a record; answers its pseudonym. Whoever may change the record may protect it, at once."""
	doc = frappe.get_doc(doctype, name)
	doc.check_permission("write")
	_begin_anew(doc.doctype, doc.name)
	return seal.protect(doc.doctype, doc.name)


def _begin_anew(doctype: str, name: str) -> None:
	"""Lock whose data is to go or to come back, and see all that was written until then.

	Whoever writes of them holds this lock, as a letter does: what they commit while this waits would be
	missed by a transaction that has read before.
	"""
	locking.lock_first([(doctype, name)])


@frappe.whitelist(methods=["POST"])
def approve_opening(name: str) -> None:
	"""Approve that a seal is opened, or that a protection is lifted."""
	doc = frappe.get_doc(opening.OPENING, name)
	doc.check_permission("write")
	_begin_anew(doc.reference_doctype, doc.reference_name)
	opening.approve(doc.name)


@frappe.whitelist(methods=["POST"])
def refuse_opening(name: str) -> None:
	doc = frappe.get_doc(opening.OPENING, name)
	doc.check_permission("write")
	opening.refuse(doc.name)


@frappe.whitelist(methods=["POST"])
def look(name: str) -> Response:
	"""The sealed name, for who asked and while the seal is open: {"message": [[label, value]]}.

	Nothing on the way keeps the answer.
	"""
	doc = frappe.get_doc(opening.OPENING, name)
	doc.check_permission("create")
	meta = frappe.get_meta(doc.reference_doctype)
	# texts: labels of the DocType.
	shown = [[frappe._(meta.get_label(field)), value] for field, value in opening.look(doc.name).items()]
	answer = Response(json.dumps({"message": shown}), content_type="application/json; charset=utf-8")
	answer.headers["Cache-Control"] = "no-store"
	return answer


@frappe.whitelist(methods=["POST"])
def confirm_erasure(name: str) -> None:
	"""Erase the personal data that somebody else asked to erase."""
	doc = frappe.get_doc(erasure.ERASURE, name)
	doc.check_permission("write")
	_begin_anew(doc.reference_doctype, doc.reference_name)
	erasure.confirm(doc.name)


@frappe.whitelist(methods=["POST"])
def refuse_erasure(name: str) -> None:
	doc = frappe.get_doc(erasure.ERASURE, name)
	doc.check_permission("write")
	erasure.refuse(doc.name)
