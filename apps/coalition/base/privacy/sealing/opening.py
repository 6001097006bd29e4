"""Opening a seal: one asks with a reason, another approves, who asked looks, and each look is kept."""

from datetime import datetime

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import get_datetime

from coalition.base.privacy import requests
from coalition.base.privacy.errors import SealClosed
from coalition.base.privacy.sealing import seal
from coalition.base.privacy.sealing.window import MINUTES_OPEN, Opening, Refusal, closes_at, refusal
from coalition.base.records import clock, locking

OPENING = "Seal Opening"
LIFT = "Lift the Protection"


def approve(name: str) -> None:
	"""Open the seal for who asked, or lift the protection. Raises what requests.to_answer raises."""
	opening = requests.to_answer(OPENING, name)
	if opening.purpose == LIFT:
		seal.lift(opening.reference_doctype, opening.reference_name)
		requests.answer(opening, "Approved")
		return
	now = clock.utc_now()
	shown = frappe.utils.add_to_date(clock.now(), minutes=MINUTES_OPEN)
	requests.answer(opening, "Approved", approved_utc=now, until_utc=closes_at(now), open_until=shown)


def refuse(name: str) -> None:
	requests.answer(requests.to_answer(OPENING, name), "Refused")


def look(name: str) -> dict[str, str]:
	"""Field -> value of what the seal holds, for who asked, while it is open; the look is kept.

	Raises SealClosed.
	"""
	opening = locking.locked(OPENING, name)
	now = clock.utc_now()
	why = refusal(
		_as_stored(opening), frappe.session.user, now, [get_datetime(row.seen_utc) for row in opening.looks]
	)
	if why:
		frappe.throw(_in_words(why), SealClosed)
	names = seal.names_in(opening.reference_doctype, opening.reference_name)
	_keep_look(opening, now)
	return names


def close_expired() -> None:
	"""Close what is past its time for good: a clock that is set back opens nothing. Hourly job."""
	table = frappe.qb.DocType(OPENING)
	expired = (table.status == "Approved") & (table.until_utc < clock.utc_now())
	frappe.qb.update(table).set(table.status, "Closed").where(expired).run()


def _as_stored(opening: Document) -> Opening:
	moments = [get_datetime(value) if value else None for value in (opening.approved_utc, opening.until_utc)]
	return Opening(opening.asked_by, opening.status == "Approved", *moments)


def _keep_look(opening: Document, now: datetime) -> None:
	row = frappe.new_doc("Seal Look")
	row.update({"parent": opening.name, "parenttype": OPENING, "parentfield": "looks"})
	row.update({"idx": len(opening.looks) + 1, "seen_by": frappe.session.user, "seen_utc": now})
	row.seen_on = clock.now()
	# Straight into the table: the opening itself never changes.
	row.db_insert()


def _in_words(why: Refusal) -> str:
	return {
		Refusal.NOT_APPROVED: _("Nobody has approved this yet, or it is closed."),
		Refusal.NOT_THE_ASKER: _("The seal is open for the person who asked, and for nobody else."),
		Refusal.EXPIRED: _("The time to look is over. Ask again if you still need it."),
		Refusal.CLOCK_CHANGED: _(
			"The server's clock has been changed, so that the seal stays closed. Ask again."
		),
	}[why]
