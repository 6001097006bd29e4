"""Different members, applicants and officers who do the same at one moment: none is sent away by another."""

import uuid
from functools import partial

import pytest
import requests

from tests import site
from tests.rest.at_once import Ready, Run, at_once, post_of, statuses, until_waiting
from tests.rest.client import Client
from tests.rest.own_pages import DECLARATION, MEMBER, PROPOSAL, ROOT, identity, new_delegate
from tests.rest.portal_visitor import PortalVisitor
from tests.rest.under_review import an_application, at, consulted

# Each is a process, and a row in the same empty end of an index.
NUMBER = 4
ACCOUNTS = "coalition.membership.people.member_accounts"


@pytest.fixture
def delegates(charter, address) -> list[PortalVisitor]:
	return [new_delegate(address) for _ in range(NUMBER)]


def _members(delegates: list[PortalVisitor]) -> dict[str, object]:
	return {"member_organisation": ("in", [each.member for each in delegates])}


def test_members_declare_at_once(delegates):
	ticks = {"clause_0": "1", "clause_1": "1"}
	posts = [post_of(each, "/declare", {**each.hidden("/declare"), **ticks}) for each in delegates]
	assert statuses(at_once(posts)) == [303] * NUMBER
	assert site.count(DECLARATION, _members(delegates)) == NUMBER


def test_members_propose_at_once(delegates):
	path = f"{ROOT}/profile/identity"
	posts = [
		post_of(each, path, {**each.hidden(path), **identity(each, name_latin="At Once")})
		for each in delegates
	]
	assert statuses(at_once(posts)) == [303] * NUMBER
	assert site.count(PROPOSAL, _members(delegates)) == NUMBER


def test_applicants_appeal_at_once(charter, address):
	assert statuses(at_once([_appeal(address) for _ in range(NUMBER)])) == [303] * NUMBER


def _appeal(address: str) -> Run:
	application, visitor = an_application("Declined"), PortalVisitor(address)
	path = f"{at(application)}/appeal"
	return post_of(visitor, path, {**visitor.hidden(path, at(application)), "appeal": "لدينا ترخيص"})


def test_applicants_are_admitted_at_once(charter):
	names = [_approved() for _ in range(NUMBER)]
	assert len(set(at_once([partial(_admit, name) for name in names]))) == NUMBER
	assert site.count(MEMBER, {"application": ("in", names)}) == NUMBER


def _approved() -> str:
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		# A telephone of its own: one that an account has makes no second account.
		application = factories.application(contact_phone="+1555" + str(uuid.uuid4().int)[:7])
		application.db_set({"status": "Approved", "docstatus": 1, "decided_on": frappe.utils.today()})
		return application.name


def _admit(name: str, ready: Ready) -> str:
	"""As its approval does, which holds its row."""
	from coalition.base.records import locking
	from coalition.membership.admission.admitting import admit

	with site.at_the_console():
		application = locking.locked("Membership Application", name)
		ready()
		return admit(application)


def test_an_individual_gets_one_account_of_two_clicks(charter, address, secretary):
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.individual().name
	answers = at_once([partial(_make_account, address, secretary, member)] * NUMBER)
	assert {answer.status_code for answer in answers} == {200}
	assert len({answer.json()["message"] for answer in answers}) == 1
	assert site.count("Portal Account", {"holder": member}) == 1


def _make_account(address: str, user: str, member: str, ready: Ready) -> requests.Response:
	client = Client(address, user)
	ready()
	return client.call(f"{ACCOUNTS}.make_individuals_account", member=member)


def test_a_member_that_is_being_protected_proposes_no_name(delegate, at_the_same_time):
	from coalition.base.privacy.sealing import seal

	path = f"{ROOT}/profile/identity"
	form = {**delegate.hidden(path), **identity(delegate, name_latin="Named Meanwhile")}
	with site.at_the_console():
		seal.protect(MEMBER, delegate.member)
		asked = at_the_same_time(lambda: delegate.session.post(delegate.address + path, data=form))
		until_waiting(MEMBER)
	assert asked.result().status_code < 500
	stored = {"member_organisation": delegate.member, "proposed": ("like", "%Named Meanwhile%")}
	assert site.count(PROPOSAL, stored) == 0


def test_who_waits_while_their_member_is_protected_signs_by_no_name(delegate, at_the_same_time):
	"""What they were called before they waited is written nowhere."""
	from coalition.base.privacy.sealing import seal

	form = {**delegate.hidden("/declare"), "clause_0": "1", "clause_1": "1"}
	with site.at_the_console():
		seal.protect(MEMBER, delegate.member)
		asked = at_the_same_time(lambda: delegate.session.post(f"{delegate.address}/declare", data=form))
		until_waiting(MEMBER)
	assert asked.result().status_code < 500
	signed = site.value(DECLARATION, {"member_organisation": delegate.member}, "signatory")
	assert signed != "ليلى"


def test_who_waits_while_their_member_is_protected_has_an_opinion_by_no_name(delegate, at_the_same_time):
	from coalition.base.privacy.sealing import seal

	path = f"/consultations/{consulted()['name']}"
	form = {**delegate.hidden(path), "opinion": "Vouches", "note": ""}
	with site.at_the_console():
		seal.protect(MEMBER, delegate.member)
		asked = at_the_same_time(lambda: delegate.session.post(delegate.address + path, data=form))
		until_waiting(MEMBER)
	assert asked.result().status_code < 500
	assert site.value("Admission Opinion", {"member_organisation": delegate.member}, "said_by") != "ليلى"
