"""A protected member and a sealed name, as every role at the desk meets them over HTTP."""

import json
import uuid
from functools import partial
from urllib.parse import quote

import pytest
import requests

from tests import sessions, site
from tests.rest.at_once import Ready, at_once

DESK_ROLES = (
	"Coalition Administrator",
	"Coalition Secretariat",
	"Coalition Finance",
	"Council Member",
	"Oversight Member",
	"Screening Officer",
	"Training Coordinator",
	"Coalition Auditor",
	"System Manager",
)
REASON = "يطلب المانح الاسم القانوني للاتفاقية"
MEMBER, OPENING = "Member Organisation", "Seal Opening"
DESK = "coalition.base.privacy.desk"


class Client:
	"""One user's session."""

	def __init__(self, address: str, user: str) -> None:
		self.address, self.session = address, sessions.browser_of(address, user)

	def get(self, path: str, **query: object) -> requests.Response:
		return self.session.get(f"{self.address}{path}", params=query)

	def call(self, method: str, **values: object) -> requests.Response:
		return self.session.post(f"{self.address}/api/method/{method}", json=values)

	def ask(self, member: str, **values: object) -> requests.Response:
		record = {"reference_doctype": MEMBER, "reference_name": member, "reason": REASON, **values}
		return self.session.post(f"{self.address}/api/resource/{OPENING}", json=record)


@pytest.fixture(scope="module")
def oversight() -> str:
	return site.person("Oversight Member")


def tells(answer: requests.Response, legal_name: str) -> bool:
	spellings = (legal_name, json.dumps(legal_name)[1:-1], quote(legal_name), legal_name.replace(" ", "_"))
	body = answer.content.decode("utf-8", "replace") + str(answer.headers)
	return any(spelling in body for spelling in spellings)


def every_way_to_read(client: Client, member: str, legal_name: str) -> dict[str, requests.Response]:
	"""What the desk and programs ask about a record."""
	part = legal_name.split()[2]
	everything = json.dumps(["*"])
	desk, client_api = "/api/method/frappe.desk", "/api/method/frappe.client"
	fields = json.dumps(["name", "organisation_name", "name_latin", "contact_person"])
	view = {"doctype": MEMBER, "fields": fields, "filters": json.dumps({"name": member})}
	answers = {
		"list": client.get(f"/api/resource/{MEMBER}", fields=everything, limit_page_length=0),
		"record": client.get(f"/api/resource/{MEMBER}/{member}"),
		"form": client.get(f"{desk}.form.load.getdoc", doctype=MEMBER, name=member),
		"timeline": client.get(f"{desk}.form.load.get_docinfo", doctype=MEMBER, name=member),
		"report view": client.get(f"{desk}.reportview.get", **view),
		"export": client.call(
			"frappe.desk.reportview.export_query", file_format_type="CSV", title="x", **view
		),
		"client list": client.get(f"{client_api}.get_list", **view),
		"client get": client.get(f"{client_api}.get", doctype=MEMBER, name=member),
		"link": client.get(f"{desk}.search.search_link", doctype=MEMBER, txt=part),
		"link title": client.get(f"{desk}.search.get_link_title", doctype=MEMBER, docname=member),
		"search": client.get("/api/method/frappe.utils.global_search.search", text=part),
		"print": client.get("/printview", doctype=MEMBER, name=member),
		"seals": client.get("/api/resource/Sealed Name", fields=everything),
	}
	for doctype in ("File", "Version", "Comment", "Membership Application", "Charter Declaration", OPENING):
		answers[doctype] = client.get(f"/api/resource/{doctype}", fields=everything, limit_page_length=0)
	return answers


@pytest.mark.parametrize("role", DESK_ROLES)
def test_no_way_to_read_tells_the_name(address, protected, role):
	client = Client(address, site.person(role))
	answers = every_way_to_read(client, *protected)
	assert [way for way, answer in answers.items() if tells(answer, protected[1])] == []
	may_read = role in ("Coalition Administrator", "Coalition Secretariat", "Council Member")
	assert (answers["record"].status_code == 200) == may_read
	# Nobody has a right to seals.
	assert answers["seals"].status_code == 403


def test_the_same_ways_do_tell_the_name_of_a_member_that_is_not_protected(address, charter, secretary):
	from coalition.tests import factories

	legal_name = f"جمعية السنونو {uuid.uuid4().hex[:8]} في درعا"
	with site.at_the_console():
		member = factories.member(organisation_name=legal_name)
		member.add_comment("Comment", f"تحدثنا مع {legal_name}")
	answers = every_way_to_read(Client(address, secretary), member.name, legal_name)
	told = {way for way, answer in answers.items() if tells(answer, legal_name)}
	ways = {"list", "record", "form", "timeline", "report view", "export", "client list", "client get"}
	assert told >= ways | {"link", "link title", "print"}


def test_even_the_administrator_gets_the_pseudonym_and_the_cipher_alone(address, protected):
	client = Client(address, "Administrator")
	answers = every_way_to_read(client, *protected)
	assert [way for way, answer in answers.items() if tells(answer, protected[1])] == []
	assert answers["seals"].status_code == 200


def asked_and_approved(address: str, secretary: str, oversight: str, member: str) -> str:
	request = Client(address, secretary).ask(member).json()["data"]["name"]
	assert Client(address, oversight).call(f"{DESK}.approve_opening", name=request).status_code == 200
	return request


def test_two_people_open_the_seal_and_only_the_asker_sees_it(address, protected, secretary, oversight):
	member, legal_name = protected
	request = asked_and_approved(address, secretary, oversight, member)
	answer = Client(address, secretary).call(f"{DESK}.look", name=request)
	assert legal_name in [value for _label, value in answer.json()["message"]]
	assert answer.headers["Cache-Control"] == "no-store"
	for user in (oversight, site.person("Coalition Secretariat"), site.person("Coalition Administrator")):
		refused = Client(address, user).call(f"{DESK}.look", name=request)
		assert refused.status_code == 403 and not tells(refused, legal_name)
	assert site.count("Seal Look", {"parent": request}) == 1
	for user in (secretary, oversight):
		answers = every_way_to_read(Client(address, user), *protected)
		answers["opening"] = Client(address, user).get(f"/api/resource/{OPENING}/{request}")
		assert [way for way, each in answers.items() if tells(each, legal_name)] == []


def test_looking_is_no_get(address, protected, secretary, oversight):
	request = asked_and_approved(address, secretary, oversight, protected[0])
	answer = Client(address, secretary).get(f"/api/method/{DESK}.look", name=request)
	assert answer.status_code == 403 and not tells(answer, protected[1])


def test_the_asker_cannot_approve_whatever_way_they_try(address, protected):
	both = site.person("Coalition Secretariat", "Oversight Member")
	client = Client(address, both)
	request = client.ask(protected[0]).json()["data"]["name"]
	url = f"{address}/api/resource/{OPENING}/{request}"
	tries = [
		client.call(f"{DESK}.approve_opening", name=request),
		client.session.put(url, json={"status": "Approved", "decided_by": "Administrator"}),
		client.session.put(url, json={"asked_by": "Administrator", "owner": "Administrator"}),
		client.call(
			"frappe.client.set_value", doctype=OPENING, name=request, fieldname="status", value="Approved"
		),
		client.call(f"{DESK}.look", name=request),
		client.session.delete(url),
	]
	assert all(answer.status_code >= 400 for answer in tries)
	stored = site.value(OPENING, request, ["status", "asked_by", "decided_by", "until_utc"])
	assert stored == ("Asked", both, None, None)


def test_a_request_that_claims_to_be_approved_is_not(address, protected, secretary):
	forged = {
		"status": "Approved",
		"asked_by": secretary,
		"approved_utc": "2026-01-01",
		"until_utc": "2099-01-01",
	}
	client = Client(address, secretary)
	request = client.ask(protected[0], **forged, looks=[{"seen_by": "Administrator"}]).json()["data"]["name"]
	assert site.value(OPENING, request, ["status", "until_utc"]) == ("Asked", None)
	assert client.call(f"{DESK}.look", name=request).status_code == 403


@pytest.mark.parametrize(
	"role", ["Council Member", "Coalition Finance", "Coalition Auditor", "Screening Officer"]
)
def test_who_has_no_part_in_it_neither_asks_nor_approves(address, protected, secretary, role):
	request = Client(address, secretary).ask(protected[0]).json()["data"]["name"]
	client = Client(address, site.person(role))
	assert client.ask(protected[0]).status_code == 403
	assert client.call(f"{DESK}.approve_opening", name=request).status_code == 403
	assert client.call(f"{DESK}.protect", doctype=MEMBER, name=protected[0]).status_code == 403


def approve(address: str, user: str, name: str, ready: Ready) -> int:
	client = Client(address, user)
	ready()
	return client.call(f"{DESK}.approve_opening", name=name).status_code


def test_two_approvals_at_once_are_one(address, protected, secretary):
	request = Client(address, secretary).ask(protected[0]).json()["data"]["name"]
	people = [site.person("Oversight Member") for _ in range(3)]
	answers = at_once([partial(approve, address, user, request) for user in people])
	assert answers.count(200) == 1
	assert site.value(OPENING, request, "decided_by") in people


def test_a_protected_member_cannot_be_named_or_unprotected_by_a_save(address, protected, secretary):
	member, legal_name = protected
	client = Client(address, secretary)
	url = f"{address}/api/resource/{MEMBER}/{member}"
	refused = client.session.put(url, json={"organisation_name": legal_name})
	assert refused.status_code >= 400
	client.session.put(url, json={"is_protected": 0})
	stored, is_protected = site.value(MEMBER, member, ["organisation_name", "is_protected"])
	assert is_protected == 1 and stored.startswith("عضو ")


def test_a_consent_is_withdrawn_and_never_deleted_or_rewritten(address, secretary, charter):
	from coalition.base.privacy import consents
	from coalition.tests import factories

	with site.at_the_console():
		member = factories.member()
		consents.give(member, "organisation_name", channel="Telephone Call")
		member.save()
	client, row = Client(address, secretary), member.consents[0].name
	url = f"{address}/api/resource/{MEMBER}/{member.name}"
	kept = {"name": row, "information": "Organisation Name", "agreed_on": str(member.consents[0].agreed_on)}
	for forged in ([], [{**kept, "channel": "Paper"}], [{**kept, "information": "Phone"}]):
		assert client.session.put(url, json={"consents": forged}).status_code >= 400
	whole = client.get(f"/api/resource/{MEMBER}/{member.name}").json()["data"]["consents"]
	whole[0]["withdrawn_on"] = whole[0]["agreed_on"]
	assert client.session.put(url, json={"consents": whole}).status_code == 200
	whole[0]["withdrawn_on"] = None
	assert client.session.put(url, json={"consents": whole}).status_code >= 400
