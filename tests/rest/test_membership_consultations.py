"""The members' word on who asks to join: who is asked, what they see, and what stays theirs."""

import pytest

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.client import Client
from tests.rest.portal_visitor import PortalVisitor
from tests.rest.under_review import APPLICATION, DESK, MESSAGE, OPINION, an_application, consulted

pytestmark = pytest.mark.usefixtures("charter")


@pytest.fixture
def member_name() -> str:
	from coalition.tests import factories

	with site.at_the_console():
		return factories.member().name


@pytest.fixture
def delegate(address, member_name) -> PortalVisitor:
	"""An account is enough here: who it is among the member's people does not matter."""
	return a_delegate(address, member_name)


def a_delegate(address: str, member: str) -> PortalVisitor:
	account = site.account(holder_type="Member Organisation", holder=member)
	visitor = PortalVisitor(address)
	visitor.come_in(account["user"])
	return visitor


def test_guests_and_other_roles_see_no_applicants(address, visitor):
	assert visitor.get("/consultations").status_code == 303
	individual = PortalVisitor(address)
	individual.come_in(site.account(portal_role="Individual Member")["user"])
	assert individual.get("/consultations").status_code == 403
	nobodys = PortalVisitor(address)
	nobodys.come_in(site.account()["user"])
	assert nobodys.get("/consultations").status_code == 403


def test_a_delegate_sees_who_asks_to_join_without_its_contact_and_gives_the_members_word(
	delegate, member_name
):
	application = consulted()
	path = f"/consultations/{application['name']}"
	assert application["organisation_name"] in delegate.get("/consultations").text
	page = delegate.get(path).text
	assert "نعمل في التعليم" in page
	assert application["contact_phone"] not in page and "مقدّم الطلب" not in page
	assert delegate.post(path, {"opinion": "Vouches", "note": "نعرفهم"}, at=path).status_code == 303
	key = {"application": application["name"], "member_organisation": member_name}
	assert site.value(OPINION, key, ["opinion", "note", "channel"]) == ("Vouches", "نعرفهم", "Portal")
	assert " checked" in delegate.get(path).text


@pytest.mark.parametrize("opinion", ["", "Approved", "<script>alert(1)</script>"])
def test_a_word_that_is_none_is_refused_with_what_was_typed(delegate, opinion):
	application = consulted()
	path = f"/consultations/{application['name']}"
	answer = delegate.post(path, {"opinion": opinion, "note": "<b>ملاحظة</b>"}, at=path)
	assert answer.status_code == 422 and 'id="opinion-error"' in answer.text
	assert "&lt;b&gt;ملاحظة" in answer.text and "<script>alert" not in answer.text
	assert site.count(OPINION, {"application": application["name"]}) == 0


def test_what_is_not_asked_is_not_shown_nor_taken(delegate):
	asked_once = consulted()
	token = delegate.hidden(f"/consultations/{asked_once['name']}")
	for application in (
		an_application("Under Review"),
		an_application("Members Consulted", consulted_until="2020-01-01"),
	):
		path = f"/consultations/{application['name']}"
		assert delegate.get(path).status_code == 404
		assert application["organisation_name"] not in delegate.get("/consultations").text
		form = {**token, "opinion": "Opposes", "note": "رأيناهم <b>يعملون</b>"}
		answer = delegate.session.post(delegate.address + path, data=form, allow_redirects=False)
		assert answer.status_code == 404
		# Its time may have ended while somebody typed.
		assert "رأيناهم &lt;b&gt;يعملون" in answer.text
		assert site.count(OPINION, {"application": application["name"]}) == 0


def test_the_delegate_of_a_suspended_member_is_not_asked(delegate, member_name):
	from coalition.tests import factories

	with site.at_the_console():
		change = factories.standing_change(member_name, "Suspension", effective_from="2026-01-01")
		change.db_set({"status": "Approved", "workflow_state": "Approved", "docstatus": 1})
	application = consulted()
	assert application["organisation_name"] not in delegate.get("/consultations").text
	assert delegate.get(f"/consultations/{application['name']}").status_code == 404


def test_a_delegate_reads_no_opinions_and_no_messages_by_the_engines_own_doors(delegate, address):
	for doctype in (OPINION, MESSAGE, "Admission Appeal", APPLICATION):
		answer = delegate.session.get(f"{address}/api/resource/{doctype}")
		assert answer.status_code == 404, doctype
	name = consulted()["name"]
	answer = delegate.session.get(f"{address}/api/method/{DESK}.review_of", params={"application": name})
	assert answer.status_code == 404


def test_the_secretariat_forges_no_delegates_word_and_rewrites_none(
	address, secretary, delegate, member_name
):
	application = consulted()
	client = Client(address, secretary)
	words = {"application": application["name"], "member_organisation": member_name, "opinion": "Vouches"}
	forged = client.post(OPINION, **words, said_by="سامر", channel="Portal")
	assert forged.status_code >= 400
	path = f"/consultations/{application['name']}"
	assert delegate.post(path, {"opinion": "Opposes", "note": ""}, at=path).status_code == 303
	name = site.value(OPINION, {"application": application["name"]})
	assert client.put(OPINION, name, opinion="Supports").status_code >= 400
	assert site.value(OPINION, name, "opinion") == "Opposes"


def test_four_delegates_of_a_member_at_once_are_one_opinion(address, member_name):
	application = consulted()
	path = f"/consultations/{application['name']}"
	posts = []
	for opinion in ("Vouches", "Supports", "Has Concerns", "Opposes"):
		visitor = a_delegate(address, member_name)
		form = {**visitor.hidden(path), "opinion": opinion, "note": ""}
		posts.append(post_of(visitor, path, form))
	assert statuses(at_once(posts)) == [303] * 4
	assert site.count(OPINION, {"application": application["name"]}) == 1
