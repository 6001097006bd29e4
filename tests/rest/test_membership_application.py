"""A membership application as programs with a user's rights meet it."""

import datetime
import uuid
from functools import partial

import pytest
import requests

from tests import sessions, site
from tests.rest.at_once import Ready, at_once


class Client:
	"""One user's session over the engine's own REST interface."""

	def __init__(self, address: str, user: str) -> None:
		self.address, self.session = address, sessions.browser_of(address, user)

	def put(self, name: str, **values: object) -> requests.Response:
		return self.session.put(f"{self.address}/api/resource/Membership Application/{name}", json=values)

	def act(self, name: str, action: str) -> requests.Response:
		doc = {"doctype": "Membership Application", "name": name}
		url = f"{self.address}/api/method/frappe.model.workflow.apply_workflow"
		return self.session.post(url, json={"doc": doc, "action": action})


@pytest.fixture
def draft(charter, secretary) -> str:
	from coalition.tests import factories

	with site.at_the_console():
		# A telephone of its own: one that an account has makes no second account.
		application = factories.application(contact_phone="+1555" + str(uuid.uuid4().int)[:7])
		application.db_set("owner", secretary)
		return application.name


@pytest.fixture
def before_the_council(address, draft, secretary) -> str:
	client = Client(address, secretary)
	for action in ("Submit Application", "Start Review", "Put to the Council"):
		assert client.act(draft, action).status_code == 200
	return draft


def state(name: str) -> tuple:
	return site.value("Membership Application", name, ["status", "workflow_state", "docstatus"])


@pytest.mark.parametrize(
	"forged",
	[
		{"status": "Approved"},
		{"workflow_state": "Approved", "status": "Approved"},
		{"workflow_state": "Approved", "status": "Approved", "docstatus": 1},
		{"docstatus": 1},
		{"docstatus": 2},
		{"workflow_state": "Council Decision", "status": "Council Decision"},
		{"workflow_state": "Nowhere"},
	],
)
def test_the_secretariat_cannot_write_a_state(address, draft, secretary, forged):
	answer = Client(address, secretary).put(draft, **forged)
	assert answer.status_code >= 400
	assert state(draft) == ("Draft", "Draft", 0)


@pytest.mark.parametrize(
	"forged",
	[
		{"docstatus": 1},
		{"organisation_name": "اسم آخر"},
		{"status": "Approved", "docstatus": 1},
		{"workflow_state": "Draft", "status": "Draft"},
	],
)
def test_the_council_decides_by_a_step_alone(address, before_the_council, council_member, forged):
	assert Client(address, council_member).put(before_the_council, **forged).status_code >= 400
	assert state(before_the_council) == ("Council Decision", "Council Decision", 0)


def test_a_guest_reads_and_writes_nothing(address, draft):
	url = f"{address}/api/resource/Membership Application"
	assert requests.get(url).status_code == 404
	assert requests.get(f"{url}/{draft}").status_code == 404
	assert requests.post(url, json={"organisation_name": "x"}).status_code == 404


def test_nobody_makes_a_member_past_the_council(address, draft, secretary, council_member):
	forged = {
		"organisation_name": "عضو مزوّر",
		"place": "حمص",
		"sector": "الصحة",
		"member_since": "2016-01-01",
	}
	for user in (secretary, council_member):
		url = f"{address}/api/resource/Member Organisation"
		answer = Client(address, user).session.post(url, json={**forged, "application": draft})
		assert answer.status_code == 403
	assert site.count("Member Organisation", {"organisation_name": "عضو مزوّر"}) == 0


def test_how_a_member_came_to_be_one_is_never_rewritten(address, draft, secretary):
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member().name
	client = Client(address, secretary)
	url = f"{address}/api/resource/Member Organisation/{member}"
	assert client.session.put(url, json={"member_since": "2030-01-01"}).status_code >= 400
	client.session.put(url, json={"application": draft, "standing": "Active"})
	stored = site.value("Member Organisation", member, ["application", "member_since", "standing"])
	assert stored == (None, datetime.date(2016, 1, 1), "Registered Only")


def test_a_cancellation_rewrites_nothing(address, before_the_council, council_member):
	client = Client(address, council_member)
	assert client.act(before_the_council, "Approve").status_code == 200
	name = site.value("Membership Application", before_the_council, "organisation_name")
	assert client.put(before_the_council, docstatus=2, organisation_name="اسم آخر").status_code >= 400
	assert state(before_the_council) == ("Approved", "Approved", 1)
	assert site.value("Membership Application", before_the_council, "organisation_name") == name


def approve(address: str, user: str, name: str, ready: Ready) -> int:
	client = Client(address, user)
	ready()
	return client.act(name, "Approve").status_code


def test_four_approvals_at_once_make_one_member(address, before_the_council):
	people = [site.person("Council Member") for _ in range(4)]
	answers = at_once([partial(approve, address, user, before_the_council) for user in people])
	assert answers.count(200) == 1
	assert site.count("Member Organisation", {"application": before_the_council}) == 1
	member = site.value("Member Organisation", {"application": before_the_council})
	assert site.count("Charter Declaration", {"member_organisation": member}) == 1
	assert site.count("Portal Account", {"holder": member}) == 1
