"""What to send today: texts for people without e-mail, ticked when sent. For the staff, on a phone too."""

from collections.abc import Callable
from contextlib import suppress

import frappe
from werkzeug.wrappers import Response

from coalition.base.due_messages import acting, entries, listing, senders
from coalition.base.errors import AddressUnknown, NotToBeTakenBack
from coalition.base.records import locking
from coalition.portal.guards import Verdict, has_role
from coalition.portal.page import Page, PortalRequest
from coalition.portal.rendering.answers import go, show
from coalition.portal.staff import paths

PATH = "/to-send"
# Of a number in an address.
MOST_DIGITS = 6


def pages() -> list[Page]:
	return [
		Page(PATH, show_all, guard=guard),
		*(
			Page(f"{PATH}/<name>/{step}", lambda request: go(PATH), post=_after(act), guard=guard)
			for step, act in STEPS.items()
		),
	]


def guard() -> Verdict:
	"""Those whose role sends messages by hand."""
	return has_role(*senders.roles())()


def show_all(request: PortalRequest) -> Response:
	people, is_more, fault = [], False, ""
	after = _number(request.query.get("after"))
	try:
		people, is_more = listing.of_user(after)
	except AddressUnknown as error:
		fault = str(error)
	about = request.query.get("about", "")
	return show(
		request,
		"to_send.html",
		people=people,
		after=after + listing.AT_MOST if is_more else 0,
		fault=fault,
		done=_done(about),
		sent=listing.sent_today(),
		on_a_phone=paths.on_a_phone,
		has_desk=paths.at_the_desk() is Verdict.OPEN,
	)


def _number(text: str | None) -> int:
	"""After how many messages a page begins; 0 for what is no number of them."""
	return int(text) if text and text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0


def _done(name: str) -> listing.Sent | None:
	"""What was just ticked, by oneself or by somebody who was faster."""
	row = frappe.db.get_value(entries.DUE, name, list(entries.FIELDS), as_dict=True) if name else None
	is_told = row and row.status == entries.SENT and senders.may_send([row])
	return listing.sent_of(row) if is_told else None


def _after(act: Callable[[str], None]) -> Callable[[PortalRequest], Response]:
	def post(request: PortalRequest) -> Response:
		name = request.parts["name"]
		try:
			locking.done_anew(lambda: act(name))
		except frappe.DoesNotExistError:
			# What is gone, or told to nobody any more, the page no longer shows.
			frappe.db.rollback()
		return go(f"{PATH}?about={name}#{'done' if act is acting.tick else name}")

	return post


def _take_back(name: str) -> None:
	# Too late: the page says who ticked it, and offers it no more.
	with suppress(NotToBeTakenBack):
		acting.take_back(name)


STEPS = {"sent": acting.tick, "not-sent": _take_back, "text": acting.open_text}
