"""The membership letter: asked for by the member, downloaded at once, verified by anybody."""

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.model.document import Document
from werkzeug.wrappers import Response

from coalition.base.errors import TooManyTries
from coalition.base.mail.site_address import address_if_known
from coalition.base.records import clock, locking
from coalition.base.request import limits
from coalition.base.text.formatting import long_date
from coalition.base.verification import allow_by_holder, issue_to_holder, kinds
from coalition.base.verification.codes import grouped
from coalition.base.verification.lookup import in_words, last_day_of
from coalition.base.verification.papers import PAGE, paper_in
from coalition.base.verification.state import State, state_on
from coalition.membership.certificates import certificate
from coalition.membership.change_proposals import records
from coalition.membership.errors import NoMemberToday
from coalition.membership.self_service.acting import Acting, require_acting
from coalition.portal.page import PortalRequest
from coalition.portal.rendering.answers import go, show

CODE = "Verification Code"
# Each one costs seconds of the server; nobody needs more of them.
MOST, SECONDS = 6, 24 * 3600
BADGES = {State.VALID: "good", State.EXPIRED: "quiet", State.REVOKED: "bad"}


def show_letters(request: PortalRequest) -> Response:
	return _letters(request)


def show_letters_again(request: PortalRequest, message: str, status: int) -> Response:
	return _letters(request, message, status)


def take_request(request: PortalRequest) -> Response:
	"""Make the letter, or find the one that says the same; leads to its own page."""
	me = require_acting()
	try:
		with limits.one_of("letters", me.member, MOST, SECONDS):
			letter = locking.done_anew(lambda: make_letter(me))
	except TooManyTries:
		raise
	except frappe.ValidationError as error:
		# Nothing is kept of a letter that is not made.
		frappe.db.rollback()
		frappe.clear_messages()
		return _letters(request, str(error), 409)
	return go(f"{me.root}/letters/{letter.number}")


def show_letter(request: PortalRequest) -> Response:
	me = require_acting()
	letter, kind = _of_mine(me, request.parts["number"]), _kind(me)
	allowed = (letter.seen_fields or "").split(",")
	code = grouped(letter.code)
	return show(
		request,
		"membership/my/letter.html",
		me=me,
		letter=letter,
		code=code,
		link=address_if_known(f"{PAGE}/{code}"),
		state=_state(letter, kind, records.to_show(me.doctype, me.member)),
		languages_of_papers=[paper.language for paper in letter.papers],
		# texts: marked by the module that registers the kind.
		showable=[(name, _(label), name in allowed) for name, label in kind.showable.items()],
		day=lambda value: long_date(value, request.language),
	)


def take_what_is_seen(request: PortalRequest) -> Response:
	"""What strangers see of this letter when they verify it: the holder's own word."""
	me = require_acting()
	if not me.signs:
		raise frappe.PermissionError
	letter = _of_mine(me, request.parts["number"])
	allow_by_holder(letter.name, [name for name in _kind(me).showable if request.form.get(f"seen_{name}")])
	return go(f"{me.root}/letters/{letter.number}")


def download(request: PortalRequest) -> Response:
	"""The paper itself, to its holder alone; the renderer says that nobody keeps it."""
	letter = _of_mine(require_acting(), request.parts["number"])
	found = paper_in(letter, request.parts["language"])
	if not found:
		raise frappe.DoesNotExistError
	name, content = found
	answer = Response(content, content_type="application/pdf")
	# The name is a number: a list of downloads on a shared telephone tells nothing more.
	answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
	return answer


def make_letter(me: Acting) -> Document:
	"""A letter as of now, or the last one where that says the same. Raises NoMemberToday."""
	# Locked: whoever protects it is done before, or finds the letter.
	record = locking.locked(me.doctype, me.member)
	if record.get("is_protected"):
		frappe.throw(no_letter_for_protected(), NoMemberToday)
	return issue_to_holder(_kind(me).kind, record)


def no_letter_for_protected() -> str:
	return _(
		"No letter is made for a protected member: it would tie the pseudonym to whoever carries it. The"
		" secretariat helps where one is needed."
	)


def _letters(request: PortalRequest, message: str = "", status: int = 200) -> Response:
	me = require_acting()
	record = records.to_show(me.doctype, me.member)
	return show(
		request,
		"membership/my/letters.html",
		status,
		me=me,
		letters=list(_all(me, record)),
		is_protected=bool(record.get("is_protected")),
		why_none=no_letter_for_protected(),
		message=message,
		day=lambda value: long_date(value, request.language),
	)


def _all(me: Acting, record: Document) -> Iterator[dict]:
	kind = _kind(me)
	# The member's own letters, for who acts for it.
	rows = frappe.get_all(
		CODE,
		filters={"kind": kind.kind, "reference_doctype": me.doctype, "reference_name": me.member},
		fields=["number", "issued_on", "valid_until", "revoked_on", "code"],
		order_by="issued_on desc, number desc",
	)
	ended_on = kind.ended_on(record) if rows else None
	for row in rows:
		state = state_on(clock.today(), last_day_of(row, ended_on), row.revoked_on)
		yield {**row, "state": in_words(state), "badge": BADGES[state], "code": grouped(row.code)}


def _state(letter: Document, kind: kinds.VerifiableDocument, record: Document) -> tuple[str, str]:
	state = state_on(clock.today(), last_day_of(letter, kind.ended_on(record)), letter.revoked_on)
	return in_words(state), BADGES[state]


def _of_mine(me: Acting, number: str) -> Document:
	"""The letter of this number, where it is of this member. Raises frappe.DoesNotExistError."""
	mine = {"reference_doctype": me.doctype, "reference_name": me.member, "number": number}
	name = frappe.db.get_value(CODE, {**mine, "kind": _kind(me).kind})
	if not name:
		raise frappe.DoesNotExistError
	return frappe.get_doc(CODE, name)


def _kind(me: Acting) -> kinds.VerifiableDocument:
	"""The kind of letter that vouches for this kind of member."""
	return certificate.of(me.doctype)
