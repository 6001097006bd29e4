"""What everybody sees of a member: given and withdrawn by the member itself, piece by piece, at once."""

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.plurals import listed
from coalition.base.privacy import consents
from coalition.base.privacy.public_view import allowed_fields
from coalition.base.privacy.records import subject_of
from coalition.base.records import locking
from coalition.membership.change_proposals import records
from coalition.membership.change_proposals.records import in_words, value_of
from coalition.membership.self_service.acting import Acting, require_acting
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show


def show_public(request: PortalRequest) -> Response:
	me = require_acting()
	tables = [name for name in ("consents", "cooperation") if frappe.get_meta(me.doctype).has_field(name)]
	record = records.to_show(me.doctype, me.member, tables)
	return show(
		request,
		"membership/my/public.html",
		me=me,
		is_protected=bool(record.get("is_protected")),
		title=_label(record, subject_of(me.doctype).title),
		is_named=bool(consents.public_view(record)),
		pieces=_pieces(me, record),
		points=_points(me, record),
	)


def take_consent(request: PortalRequest) -> Response:
	"""One piece is shown from now on, or no longer: whoever signs for the member says so."""
	me = require_acting()
	if not me.signs:
		raise frappe.PermissionError
	if "point" in request.form:
		return _take_use(me, request)
	field, wish = request.form.get("field", ""), request.form.get("wish")
	# Two tabs at once: each waits here and reads what the other stored.
	record = locking.locked(me.doctype, me.member)
	if record.get("is_protected") or field not in consents.fields_that_may_be_public(record):
		raise frappe.PermissionError
	agreed = field in consents.agreed_of(record)
	if wish == "show" and not agreed:
		consents.give(record, field)
	elif wish == "hide" and agreed:
		consents.withdraw(record, field)
	else:
		return go(f"{me.root}/public")
	# Portal roles have no rights of their own: the guard let in who signs for this member.
	record.save(ignore_permissions=True)
	return go(f"{me.root}/public")


def _take_use(me: Acting, request: PortalRequest) -> Response:
	"""Whether what it says of cooperation may be used to find who could work with whom: at once as well."""
	record = locking.locked(me.doctype, me.member)
	points = {row.name: row for row in record.get("cooperation") or []}
	point = points.get(request.form["point"])
	if not point or record.is_protected:
		raise frappe.PermissionError
	point.may_be_used = int(request.form.get("wish") == "show")
	# As above.
	record.save(ignore_permissions=True)
	return go(f"{me.root}/public")


def _points(me: Acting, record: Document) -> list[dict]:
	"""What the member says of cooperation, each with whether it may be used."""
	rows = record.get("cooperation") or []
	lines = in_words(me.doctype, "cooperation", value_of(record, "cooperation")) if rows else []
	return [
		{"name": row.name, "text": text, "is_used": bool(row.may_be_used)}
		for row, text in zip(rows, lines, strict=True)
	]


def _pieces(me: Acting, record: Document) -> list[dict]:
	agreed = consents.agreed_of(record)
	allowed = allowed_fields(subject_of(me.doctype), consents.policies())
	return [
		{
			"field": field,
			"label": _label(record, field),
			"value": listed(in_words(me.doctype, field, value_of(record, field))) or "–",
			"is_agreed": field in agreed,
			"is_allowed": field in allowed,
		}
		for field in consents.fields_that_may_be_public(record)
	]


def _label(record: Document, field: str) -> str:
	# texts: labels of the DocType.
	return _(record.meta.get_label(field))
