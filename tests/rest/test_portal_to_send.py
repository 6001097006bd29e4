"""What to send today, over HTTP: who is let in, and two who tick the same at one moment."""

import re

import pytest
import requests

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.portal_visitor import PortalVisitor

PAGE, DUE = "/to-send", "Due Message"


@pytest.fixture
def waiting(charter) -> str:
	"""A member's reminder that nobody could mail."""
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		from coalition.membership.charters import reminders

		# What waits longest is shown first: what other tests left is set aside.
		frappe.db.delete(DUE)
		member = factories.member(contact_email=None)
		day = frappe.utils.add_days(frappe.utils.today(), -1)
		declaration = factories.declaration(member.name, charter, day)
		declaration.db_set("valid_until", frappe.utils.add_days(frappe.utils.today(), 7))
		reminders.remind(declaration.name)
		return frappe.db.get_value(DUE, {"recipient_name": member.name})


def visitor_of(address: str, user: str) -> PortalVisitor:
	visitor = PortalVisitor(address)
	visitor.come_in(user)
	return visitor


def test_strangers_sign_in_and_who_sends_nothing_is_kept_out(address, waiting, council_member, secretary):
	stranger = PortalVisitor(address).get(PAGE)
	assert (stranger.status_code, stranger.headers["Location"]) == (
		303,
		"/coalition/sign-in?next=/coalition/to-send",
	)
	council = visitor_of(address, council_member)
	assert council.get(PAGE).status_code == 403
	token = re.findall(r'name="csrf_token" value="(\w+)"', council.get("/account").text)[0]
	for step in ("sent", "text", "not-sent"):
		answer = _send(council, f"{PAGE}/{waiting}/{step}", token)
		assert answer.status_code == 403, step
	page = visitor_of(address, secretary).get(PAGE)
	assert page.status_code == 200 and waiting in page.text
	assert site.value(DUE, waiting, "status") == "Waiting"


def test_a_tick_without_the_token_or_by_looking_counts_nothing(address, waiting, secretary):
	visitor = visitor_of(address, secretary)
	path = f"{PAGE}/{waiting}/sent"
	assert _send(visitor, path, "").status_code == 403
	assert visitor.get(path).status_code == 303
	assert site.value(DUE, waiting, "status") == "Waiting"


def _send(visitor: PortalVisitor, path: str, token: str) -> requests.Response:
	form = {"csrf_token": token}
	return visitor.session.post(visitor.address + path, data=form, allow_redirects=False)


def test_of_several_who_tick_at_once_one_did_and_all_are_told_who(address, waiting, secretary):
	path = f"{PAGE}/{waiting}/sent"
	users = [secretary, *(site.person("Coalition Secretariat") for _each in range(3))]
	visitors = [visitor_of(address, user) for user in users]
	answers = at_once([post_of(each, path, each.hidden(path, PAGE)) for each in visitors])
	assert statuses(answers) == [303] * len(users)
	status, by, when = site.value(DUE, waiting, ["status", "sent_by", "sent_on"])
	assert (status, by in users) == ("Sent", True)
	name = site.value("User", by, "full_name")
	for visitor, answer in zip(visitors, answers, strict=True):
		page = visitor.get(answer.headers["Location"].removeprefix("/coalition")).text
		assert name in page.split('id="done"')[1].split("</div>")[0]
	# A tick that comes later leaves who did it and when.
	visitor = visitors[0] if users[0] != by else visitors[1]
	later = visitor.session.post(
		visitor.address + path, data=visitor.hidden("/sign-out", PAGE), allow_redirects=False
	)
	assert later.status_code == 303
	assert site.value(DUE, waiting, ["sent_by", "sent_on"]) == (by, when)
	grace = site.value("Charter Declaration", {"name": site.value(DUE, waiting, "reference_name")}, "told_on")
	assert grace is not None


def test_several_who_are_to_be_told_the_same_at_once_are_one_row(charter):
	from functools import partial

	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member().name
	assert at_once([partial(_put, member)] * 4) == [True] * 4
	assert site.count(DUE, {"recipient_name": member}) == 1


def _put(member: str, ready) -> bool:
	import frappe

	from coalition.base.due_messages import entries

	with site.at_the_console():
		record = frappe.get_doc("Member Organisation", member)
		ready()
		entries.put("membership.reminder", record, ("Member Organisation", member))
	return True
