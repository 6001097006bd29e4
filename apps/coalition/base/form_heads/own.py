"""What the forms of base begin with."""

from collections.abc import Callable, Iterator

from frappe import _
from frappe.model.document import Document

from coalition.base.form_heads.contract import FormHead, Line, Tone, Way
from coalition.base.form_heads.usual import day, joined, linked, person
from coalition.base.text import emails, phones


def of_record(record: Document) -> list[FormHead]:
	"""For the hook."""
	lines = LINES.get(record.doctype)
	return [FormHead(tuple(lines(record)))] if lines else []


def of_account(account: Document) -> Iterator[Line]:
	"""For whom it acts, and how its person is reached and signs in."""
	if account.holder:
		yield linked(account, "holder")
	ways = []
	if account.phone:
		ways.append(Way(phones.shown(account.phone), f"tel:{account.phone}"))
	if account.email:
		ways.append(Way(emails.shown(account.email), f"mailto:{account.email}"))
	yield Line(_("User Name"), account.user_name or "", tuple(ways))
	if account.state == "Frozen":
		note = joined(day(account.frozen_on), account.frozen_why)
		# texts: options of the DocType.
		yield Line(_("Account Status"), _(account.state), tone=Tone.BAD, note=note)


def of_key(key: Document) -> Iterator[Line]:
	"""Whose program it is for, until when, and when it was used last."""
	if not key.holder:
		yield Line(_("Partner"), key.partner_name or "")
	yield Line(_("Last Day of the Key"), day(key.expires_on))
	yield Line(_("Last Used on"), day(key.last_used_on))


def of_code(code: Document) -> Iterator[Line]:
	"""What it vouches for, and who issued it when."""
	issued = (day(code.issued_on), person(code.issued_by))
	yield Line(_("Issued on"), joined(*issued))
	if code.revoked_on:
		yield Line(_("Revoked on"), day(code.revoked_on), tone=Tone.BAD, note=code.revocation_reason or "")


def of_request(request: Document) -> Iterator[Line]:
	"""Who asks a second person, when and why."""
	yield linked(request, "reference_name")
	asked = (person(request.asked_by), day(request.asked_on))
	yield Line(_("Asked by"), joined(*asked), note=request.reason or "")


LINES: dict[str, Callable[[Document], Iterator[Line]]] = {
	"Portal Account": of_account,
	"Program Key": of_key,
	"Verification Code": of_code,
	"Seal Opening": of_request,
	"Personal Data Erasure": of_request,
}
