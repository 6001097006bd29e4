"""The staff's pages on a phone, over HTTP: who is let in, what is done once, and what is refused."""

import re
import uuid
from urllib.parse import unquote

import pytest
import requests

from tests import site
from tests.rest.at_once import at_once, post_of, statuses
from tests.rest.portal_visitor import PortalVisitor, fields_of
from tests.rest.under_review import APPLICATION, MESSAGE, a_number, an_application, status_of

STAFF, CODE, PROPOSAL, MEMBER = "/staff", "Sign-in Code", "Proposed Change", "Member Organisation"


def let_in(address: str, user: str) -> PortalVisitor:
	visitor = PortalVisitor(address)
	visitor.come_in(user)
	return visitor


@pytest.fixture
def secretariat(address, secretary) -> PortalVisitor:
	return let_in(address, secretary)


@pytest.fixture
def council(address, council_member) -> PortalVisitor:
	return let_in(address, council_member)


@pytest.fixture
def member() -> dict[str, str]:
	"""A member with a telephone and a delegate's account."""
	from coalition.tests import factories

	with site.at_the_console():
		name = f"جمعية {uuid.uuid4().hex[:8]}"
		made = factories.member(organisation_name=name, contact_phone=a_number())
		account = factories.delegate(made.name)
		return {
			"name": made.name,
			"title": name,
			"phone": made.contact_phone,
			"account": account.name,
			"user": account.user,
		}


def proposed(member: dict[str, str], name_latin: str) -> str:
	"""A change of its name in Latin letters that the member proposes."""
	import frappe

	from coalition.tests import factories

	with site.at_the_console():
		return factories.proposal(frappe.get_doc(MEMBER, member["name"]), name_latin=name_latin).name


def page_of(doctype: str, name: str) -> str:
	return f"{STAFF}/{doctype.lower().replace(' ', '-')}/{name}"


def sent(visitor: PortalVisitor, path: str, form: dict[str, str]) -> requests.Response:
	return visitor.session.post(visitor.address + path, data=form, allow_redirects=False)


def test_strangers_sign_in_and_people_of_the_portal_are_kept_out(address, member):
	paths = [STAFF, page_of(MEMBER, member["name"]), f"{page_of('Portal Account', member['account'])}/code"]
	stranger, delegate = PortalVisitor(address), let_in(address, member["user"])
	for path in paths:
		asked = stranger.get(path)
		assert asked.status_code == 303 and asked.headers["Location"].startswith("/coalition/sign-in?next=")
		assert delegate.get(path).status_code == 403


def sought(visitor: PortalVisitor, text: str) -> str:
	"""What is found by a text, which stands in no address."""
	answer = visitor.post(STAFF, {"q": text})
	way = answer.headers["Location"].removeprefix("/coalition")
	assert answer.status_code == 303 and text not in unquote(way)
	return visitor.get(way).text


def test_a_secretary_finds_by_name_and_number_and_calls(secretariat, member):
	for text in (member["title"], member["phone"]):
		found = sought(secretariat, text)
		assert f'href="/coalition{page_of(MEMBER, member["name"])}"' in found
	page = secretariat.get(page_of(MEMBER, member["name"])).text
	assert f'href="tel:{member["phone"]}"' in page
	assert f'href="/coalition{page_of("Portal Account", member["account"])}/code"' in page
	# The front page of who has the desk leads there.
	assert 'href="/coalition/staff"' in secretariat.get("").text
	assert 'href="/coalition/to-send"' in secretariat.get(STAFF).text


def test_a_code_is_shown_once_and_a_page_that_is_sent_again_ends_none(secretariat, member):
	path = f"{page_of('Portal Account', member['account'])}/code"
	form = secretariat.hidden(path)
	made = sent(secretariat, path, form)
	assert made.status_code == 200 and made.headers["Cache-Control"].startswith("no-store")
	code = re.search(r'class="handed"><bdi dir="ltr">([^<]+)<', made.text)[1]
	again = sent(secretariat, path, form)
	assert again.status_code == 422 and code not in again.text
	assert site.count(CODE, {"account": member["account"]}) == 1
	assert code not in secretariat.get(path).text
	# Whoever wants another one has it by what the page shows now.
	assert sent(secretariat, path, fields_of(again.text, path)).status_code == 200
	assert site.count(CODE, {"account": member["account"], "open_for": ("is", "set")}) == 1


def test_codes_are_handed_over_by_who_may_alone_and_with_the_token(council, secretariat, member):
	path = f"{page_of('Portal Account', member['account'])}/code"
	token = fields_of(council.get("/account").text, "/sign-out")["csrf_token"]
	assert council.get(path).status_code == 403
	assert sent(council, path, {"csrf_token": token, "latest": ""}).status_code == 403
	assert sent(secretariat, path, {"latest": ""}).status_code == 403
	assert site.count(CODE, {"account": member["account"]}) == 0


def test_two_taps_at_once_make_one_code(secretariat, member):
	path = f"{page_of('Portal Account', member['account'])}/code"
	form = secretariat.hidden(path)
	assert statuses(at_once([post_of(secretariat, path, form)] * 3)) == [200, 422, 422]
	assert site.count(CODE, {"account": member["account"]}) == 1


def test_an_applicant_is_asked_once_and_the_council_reads(secretariat, council):
	application = an_application("Under Review")
	path = f"{page_of(APPLICATION, application['name'])}/write"
	form = {**secretariat.hidden(path), "way": "ask", "text": "أين ترخيصكم؟"}
	for _tap in range(2):
		assert sent(secretariat, path, form).status_code == 303
	assert site.count(MESSAGE, {"application": application["name"]}) == 1
	assert status_of(application) == "Information Asked"
	assert "أين ترخيصكم؟" in secretariat.get(page_of(APPLICATION, application["name"])).text
	assert "أين ترخيصكم؟" in council.get(page_of(APPLICATION, application["name"])).text


def test_who_may_not_write_to_applicants_writes_nothing(address, council, secretariat):
	application = an_application("Under Review")
	path = f"{page_of(APPLICATION, application['name'])}/write"
	form = {**secretariat.hidden(path), "way": "tell", "text": "x"}
	for visitor in (
		council,
		let_in(address, site.person("Branch Officer")),
		let_in(address, site.person("Coalition Finance")),
	):
		token = fields_of(visitor.get("/account").text, "/sign-out")["csrf_token"]
		assert sent(visitor, path, {**form, "csrf_token": token}).status_code in (403, 422)
	assert sent(secretariat, path, {**form, "csrf_token": ""}).status_code == 403
	assert site.count(MESSAGE, {"application": application["name"]}) == 0


def test_who_acts_without_an_account_is_made_one_and_handed_a_code(secretariat, council, member):
	with site.at_the_console():
		import frappe

		row = frappe.db.get_value("Member Person", {"parent": member["name"]})
		frappe.db.set_value("Member Person", row, "account", None)
	path = f"{page_of(MEMBER, member['name'])}/account/{row}"
	assert f'href="/coalition{path}"' in secretariat.get(page_of(MEMBER, member["name"])).text
	assert council.get(path).status_code == 403
	form = secretariat.hidden(path)
	for _tap in range(2):
		answer = sent(secretariat, path, form)
		# The person had one already, which is kept.
		assert answer.headers["Location"] == f"/coalition{page_of('Portal Account', member['account'])}/code"
	assert site.value("Member Person", row, "account") == member["account"]


def test_a_change_is_accepted_by_one_tap_and_by_a_second_not_again(secretariat, member):
	name = proposed(member, "Zeitoun Society")
	page = secretariat.get(page_of(PROPOSAL, name)).text
	assert "Zeitoun Society" in page
	path = f"{page_of(PROPOSAL, name)}/accept"
	form = secretariat.hidden(path)
	for _tap in range(2):
		answer = sent(secretariat, path, form)
		assert (answer.status_code, answer.headers["Location"]) == (
			303,
			f"/coalition{page_of(PROPOSAL, name)}",
		)
	assert site.value(PROPOSAL, name, "status") == "Accepted"
	assert site.value(MEMBER, member["name"], "name_latin") == "Zeitoun Society"


def test_declining_asks_for_the_reason_that_the_member_reads(secretariat, council, member):
	name = proposed(member, "Olive Society")
	path = f"{page_of(PROPOSAL, name)}/step/decline"
	form = secretariat.hidden(path)
	empty = sent(secretariat, path, form)
	assert empty.status_code == 422 and site.value(PROPOSAL, name, "status") == "Proposed"
	token = fields_of(council.get("/account").text, "/sign-out")["csrf_token"]
	assert sent(council, path, {**form, "csrf_token": token, "reason": "لا"}).status_code == 403
	told = {**form, "reason": "ينقصه التاريخ"}
	for _tap in range(2):
		assert sent(secretariat, path, told).status_code == 303
	assert site.value(PROPOSAL, name, ["status", "reason"]) == ("Declined", "ينقصه التاريخ")


def test_what_was_changed_meanwhile_is_not_decided_and_what_was_typed_stays(council):
	application = an_application("Council Decision")
	path = f"{page_of(APPLICATION, application['name'])}/step/decline"
	form = {**council.hidden(path), "reason_for_applicant": "لم نعرف بعد من يمثّلكم"}
	with site.at_the_console():
		import frappe

		frappe.db.set_value(APPLICATION, application["name"], "about", "جديد")
	refused = sent(council, path, form)
	assert refused.status_code == 422 and "لم نعرف بعد من يمثّلكم" in refused.text
	assert status_of(application) == "Council Decision"
	again = {**form, **fields_of(refused.text, path)}
	assert sent(council, path, again).status_code == 303
	assert status_of(application) == "Declined"


def test_a_step_that_asks_nothing_is_taken_by_a_button(secretariat):
	application = an_application("Submitted")
	page = secretariat.get(page_of(APPLICATION, application["name"])).text
	path = re.search(r'href="/coalition(/staff/membership-application/[^"]+/step/start[^"]*)"', page)[1]
	form = secretariat.hidden(path)
	for _tap in range(2):
		assert sent(secretariat, path, form).status_code == 303
	assert status_of(application) == "Under Review"


def test_a_branch_officer_sees_its_own_alone(address, member):
	officer = let_in(address, site.person("Branch Officer"))
	assert officer.get(page_of(MEMBER, member["name"])).status_code == 403
	assert page_of(MEMBER, member["name"]) not in sought(officer, member["title"])


def test_a_protected_member_has_its_pseudonym_alone(secretariat, member):
	with site.at_the_console():
		from coalition.base.privacy.sealing import seal

		pseudonym = seal.protect(MEMBER, member["name"])
	page = secretariat.get(page_of(MEMBER, member["name"])).text
	assert pseudonym in page
	for told in (member["title"], member["phone"]):
		assert told not in page
		assert page_of(MEMBER, member["name"]) not in sought(secretariat, told)


def test_what_waits_is_named_with_ways_to_its_pages(secretariat, member):
	name = proposed(member, "Palm Society")
	for path in (STAFF, f"{STAFF}/waiting"):
		assert "/coalition/staff/proposed-change/" in secretariat.get(path).text
	assert page_of(PROPOSAL, name) in secretariat.get(page_of(MEMBER, member["name"])).text


def test_pages_of_what_is_no_record_are_not_there(secretariat):
	for path in (
		"/staff/user/Administrator",
		"/staff/coalition-settings/x",
		"/staff/member-organisation/none",
	):
		assert secretariat.get(path).status_code == 404
