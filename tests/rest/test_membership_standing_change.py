"""Changes of standing as programs with a user's rights meet them, and several people at the same time."""

from functools import cache, partial

import pytest
import requests

from tests import site
from tests.rest.at_once import Ready, at_once
from tests.rest.client import CLOSED, Client

DOCTYPE = "Membership Standing Change"


@cache
def signed_in(address: str, user: str) -> Client:
	return Client(address, user)


def act(client: Client, name: str, action: str) -> requests.Response:
	doc = {"doctype": DOCTYPE, "name": name}
	return client.call("frappe.model.workflow.apply_workflow", doc=doc, action=action)


@pytest.fixture
def member(charter) -> str:
	from frappe.utils import getdate

	from coalition.membership.charters.in_force import declare
	from coalition.tests import factories

	with site.at_the_console():
		name = factories.member().name
		declare(name, charter, getdate("2020-01-01"))
		return name


def asked(address: str, secretary: str, member: str, kind: str, **values: object) -> str:
	"""A change that waits for the body's decision."""
	client = signed_in(address, secretary)
	answer = client.post(DOCTYPE, member_organisation=member, kind=kind, **values)
	assert answer.status_code == 200, answer.text
	name = answer.json()["data"]["name"]
	for action in ("Ask for the Change", "Put to the Body"):
		assert act(client, name, action).status_code == 200
	return name


def state(name: str) -> tuple:
	return site.value(DOCTYPE, name, ["status", "workflow_state", "docstatus"])


@pytest.mark.parametrize(
	"forged",
	[
		{"status": "Approved"},
		{"docstatus": 1},
		{"docstatus": 2},
		{"workflow_state": "Settled", "status": "Settled", "docstatus": 1},
		{"workflow_state": "Draft", "status": "Draft"},
	],
)
def test_nobody_writes_a_decision(address, member, secretary, council_member, forged):
	name = asked(address, secretary, member, "Suspension")
	for user in (secretary, council_member):
		assert Client(address, user).put(DOCTYPE, name, **forged).status_code >= 400
	assert state(name) == ("Decision", "Decision", 0)
	assert site.value("Member Organisation", member, "standing") == "Active"


def test_the_secretariat_takes_no_step_of_the_council(address, member, secretary):
	name = asked(address, secretary, member, "Suspension")
	client = Client(address, secretary)
	step = {"workflow_state": "Approved", "status": "Approved", "docstatus": 1}
	assert client.put(DOCTYPE, name, **step).status_code >= 400
	assert act(client, name, "Approve").status_code >= 400
	assert state(name) == ("Decision", "Decision", 0)


def test_who_asked_and_decided_and_what_the_system_opened_is_never_sent(address, member, secretary):
	forged = {"decided_by": secretary, "asked_by": "Administrator", "decided_on": "2020-01-01"}
	declaration = site.value("Charter Declaration", {"member_organisation": member})
	answer = Client(address, secretary).post(
		DOCTYPE, member_organisation=member, kind="Lapse", declaration=declaration, **forged
	)
	name = answer.json()["data"]["name"]
	stored = site.value(DOCTYPE, name, ["decided_by", "asked_by", "decided_on", "declaration", "handled_by"])
	assert stored == (None, None, None, None, secretary)


def test_a_change_stays_with_its_member(address, member, secretary):
	from coalition.tests import factories

	with site.at_the_console():
		other = factories.member().name
	client = Client(address, secretary)
	answer = client.post(DOCTYPE, member_organisation=member, kind="Withdrawal")
	name = answer.json()["data"]["name"]
	assert client.put(DOCTYPE, name, member_organisation=other).status_code >= 400
	assert client.delete(DOCTYPE, name).status_code == 403


def test_the_council_asks_for_nothing_and_sets_no_policy(address, member, secretary, council_member):
	client = Client(address, council_member)
	assert client.post(DOCTYPE, member_organisation=member, kind="Suspension").status_code == 403
	for user in (secretary, council_member):
		answer = Client(address, user).put("Membership Policy", "Membership Policy", grace_days=0)
		assert answer.status_code == 403


def test_the_story_of_a_standing_is_told_to_those_who_read_the_member(address, member, secretary):
	path = "coalition.membership.standing.explanation.standing_explanation"
	assert Client(address, secretary).ask(path, name=member).json()["message"]["name"] == member
	for stranger in (Client(address), Client(address, site.person("Coalition Finance"))):
		assert stranger.ask(path, name=member).status_code in CLOSED


def approve(address: str, user: str, name: str, ready: Ready) -> tuple:
	client = Client(address, user)
	ready()
	answer = act(client, name, "Approve")
	return name, answer.status_code, answer.json().get("exc_type")


def approvals(address: str, names: list[str]) -> list[partial]:
	"""Each change approved by another member of the council."""
	return [partial(approve, address, site.person("Council Member"), name) for name in names]


def test_of_four_suspensions_approved_at_once_one_is_decided(address, member, secretary):
	names = [asked(address, secretary, member, "Suspension") for _ in range(4)]
	answers = at_once(approvals(address, names))
	assert [status for _, status, _ in answers].count(200) == 1
	refused = [error for _, status, error in answers if status != 200]
	assert refused == ["ChangeContradicts"] * 3
	assert sorted(state(name)[0] for name in names) == ["Approved", *["Decision"] * 3]
	assert site.value("Member Organisation", member, "standing") == "Suspended"


def test_a_member_is_not_expelled_and_let_go_at_once(address, member, secretary):
	today = site.today()
	written = {"decision_reference": "محضر 3", "decided_in": "General Assembly", "decision_date": today}
	names = [
		asked(address, secretary, member, "Withdrawal"),
		asked(address, secretary, member, "Expulsion", **written),
	]
	answers = at_once(approvals(address, names))
	won = [name for name, status, _ in answers if status == 200]
	assert len(won) == 1
	expected = "Withdrawn" if won == names[:1] else "Expelled"
	assert site.value("Member Organisation", member, "standing") == expected
	assert [error for _, status, error in answers if status != 200] == ["ChangeContradicts"]


def refresh_daily(ready: Ready) -> None:
	from coalition.membership.standing import projection

	with site.at_the_console():
		ready()
		for _ in range(3):
			projection.refresh_daily()


def test_the_daily_job_and_decisions_at_the_same_time_store_what_was_decided(address, charter, secretary):
	from frappe.utils import getdate

	from coalition.membership import standing_of
	from coalition.membership.charters.in_force import declare
	from coalition.tests import factories

	with site.at_the_console():
		members = [factories.member().name for _ in range(3)]
		for name in members:
			declare(name, charter, getdate("2020-01-01"))
	names = [asked(address, secretary, name, "Suspension") for name in members]
	_job, _again, *answers = at_once([refresh_daily, refresh_daily, *approvals(address, names)])
	assert [status for _, status, _ in answers] == [200] * 3
	with site.at_the_console():
		assert [standing_of(name).state.value for name in members] == ["Suspended"] * 3
	assert [site.value("Member Organisation", name, "standing") for name in members] == ["Suspended"] * 3
