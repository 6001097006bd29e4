"""Issuing a document with a code, revoking it, replacing it, and letting more of it be seen.

Each asks for one of the roles that the kind of document names, and for the right to read the record. Nothing
here can be undone: what was issued stays, and a revoked one never holds again.
"""

import json

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from coalition.base.errors import AlreadyRevoked, ReasonMissing
from coalition.base.records import locking
from coalition.base.text.bidi import fill
from coalition.base.text.words import tidy
from coalition.base.verification import kinds, papers
from coalition.base.verification.state import State, state_on


def issue(kind: str, record: str) -> Document:
	"""The Verification Code of this kind of document for a record, with its papers.

	Where one is still valid, that: a second click makes no second document.
	Raises UnknownKind, frappe.PermissionError, frappe.DoesNotExistError.
	"""
	wanted = kinds.require_may_issue(kind)
	holder = _locked(_readable(wanted.doctype, record))
	return _as_it_is_now(_valid_ones(wanted, holder)) or _make(wanted, holder)


def issue_to_holder(kind: str, holder: Document) -> Document:
	"""The same for the one of whom it speaks. Who calls this has seen to it that the user acts for them.

	Where a valid one says what one of today would say, that: otherwise another, and the earlier stays valid,
	since it was true. Raises UnknownKind, and what the kind raises where it is not issued today.
	"""
	wanted = kinds.get(kind)
	holder = _locked(holder)
	said = _said(wanted, holder)
	return _as_it_is_now(_valid_ones(wanted, holder, said)) or _make(wanted, holder)


def revoke(name: str, reason: str) -> Document:
	"""Revoke a document from today on, for good, with the reason that the coalition keeps for itself.

	Raises AlreadyRevoked, ReasonMissing, UnknownKind, frappe.PermissionError.
	"""
	code, _kind = _changeable(name)
	return _revoke(code, reason)


def reissue(name: str, reason: str) -> Document:
	"""Revoke a document and issue another in its place; answers the new one. Raises as `revoke` does."""
	_lock_holder_of(name)
	code, kind = _changeable(name)
	holder = _locked(_readable(code.reference_doctype, code.reference_name))
	new = _make(kind, holder)
	_revoke(code, reason, superseded_by=new.name)
	return new


def allow_to_be_seen(name: str, fields: list[str]) -> Document:
	"""Let strangers see these values, and no others, since the holder of the document said so."""
	return _allow(*_changeable(name), fields)


def allow_by_holder(name: str, fields: list[str]) -> Document:
	"""The same by the holder. Who calls this has seen to it that the user acts for them."""
	code = locking.locked("Verification Code", name)
	return _allow(code, kinds.get(code.kind), fields)


def _allow(code: Document, kind: kinds.VerifiableDocument, fields: list[str]) -> Document:
	code.seen_fields = ",".join(field for field in kind.showable if field in fields)
	return _store(code)


def _changeable(name: str) -> tuple[Document, kinds.VerifiableDocument]:
	"""A document that this user may revoke, as nobody else changes it meanwhile."""
	code = locking.locked("Verification Code", name)
	code.check_permission("read")
	return code, kinds.require_may_issue(code.kind)


def _readable(doctype: str, name: str) -> Document:
	record = frappe.get_doc(doctype, name)
	record.check_permission("read")
	return record


def _locked(holder: Document) -> Document:
	"""Two clicks at once make one document: the second waits here.

	As it is stored then: it may have been protected while this waited, and what is said would name it.
	"""
	return locking.locked(holder.doctype, holder.name)


def _lock_holder_of(name: str) -> None:
	"""Before the code, as whoever issues one: in another order the two would wait for each other."""
	holder = frappe.db.get_value("Verification Code", name, ["reference_doctype", "reference_name"])
	if holder:
		locking.lock(*holder)


def _valid_ones(kind: kinds.VerifiableDocument, holder: Document, said: str = "") -> list[str]:
	"""The names of those that hold today, and that say just this where it is given."""
	codes = frappe.qb.DocType("Verification Code")
	query = (
		frappe.qb.from_(codes)
		.select(codes.name, codes.valid_until, codes.revoked_on, codes.said)
		.where(codes.kind == kind.kind)
		.where(codes.reference_doctype == holder.doctype)
		.where(codes.reference_name == holder.name)
	)
	today = getdate()
	rows = locking.locked_rows(query, as_dict=True)
	valid = [row for row in rows if state_on(today, row.valid_until, row.revoked_on) is State.VALID]
	return [row.name for row in valid if not said or row.said == said]


def _as_it_is_now(names: list[str]) -> Document | None:
	"""The first of these: who waited for another's click still sees the table as it was before."""
	return locking.locked("Verification Code", names[0]) if names else None


def _said(kind: kinds.VerifiableDocument, holder: Document) -> str:
	return json.dumps(kind.values(holder), ensure_ascii=False, sort_keys=True)


def _make(kind: kinds.VerifiableDocument, holder: Document) -> Document:
	code = frappe.new_doc("Verification Code")
	code.update(
		{
			"kind": kind.kind,
			"reference_doctype": holder.doctype,
			"reference_name": holder.name,
			"valid_until": kind.valid_until(holder),
			"said": _said(kind, holder),
		}
	)
	# Nobody may make one by hand; the roles of the kind have been asked for.
	code.flags.ignore_permissions = True
	code.insert()
	papers.print_out(code, kind)
	return code


def _revoke(code: Document, reason: str, superseded_by: str | None = None) -> Document:
	if code.revoked_on:
		frappe.throw(fill(_("{0} is revoked already, and stays so."), code.number), AlreadyRevoked)
	if not tidy(reason):
		frappe.throw(_("Please give the reason: those who come after you will ask."), ReasonMissing)
	code.update(
		{
			"revoked_on": getdate(),
			"revoked_by": frappe.session.user,
			"revocation_reason": tidy(reason),
			"superseded_by": superseded_by,
		}
	)
	return _store(code)


def _store(code: Document) -> Document:
	# Nobody may change one by hand; the roles of the kind have been asked for.
	code.flags.ignore_permissions = True
	return code.save()
