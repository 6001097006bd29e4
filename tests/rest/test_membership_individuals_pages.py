"""What an individual member sees and does by itself in the portal."""

import re
import uuid

import pytest

from tests import site
from tests.rest.client import Client
from tests.rest.own_pages import ANSWER, post_with_token
from tests.rest.portal_visitor import PortalVisitor

ROOT, MEMBER = "/me", "Individual Member"
PAGES = ("", "/profile", "/profile/identity", "/declarations", "/letters", "/public")


def new_individual(address: str) -> PortalVisitor:
	from coalition.membership.people.member_accounts import account_for_individual
	from coalition.tests import factories

	with site.at_the_console():
		import frappe

		member = factories.individual(person_name=f"هدى {uuid.uuid4().hex[:10]}")
		account = frappe.get_doc("Portal Account", account_for_individual(member))
	visitor = PortalVisitor(address)
	visitor.member, visitor.account, visitor.name = member.name, account, member.person_name
	visitor.come_in(account.user)
	return visitor


@pytest.fixture
def individual(charter, address) -> PortalVisitor:
	return new_individual(address)


def test_an_individual_sees_their_own_pages_and_nobody_elses(individual, address):
	other = new_individual(address)
	assert individual.get("").headers["Location"] == f"/coalition{ROOT}"
	for page in PAGES:
		answer = individual.get(ROOT + page)
		assert answer.status_code == 200, page
		assert other.name not in answer.text and other.member not in answer.text, page
	for page in ("/organisation", "/organisation/people", "/me/people", "/consultations"):
		assert individual.get(page).status_code in (403, 404), page


def test_an_individual_declares_for_themself_and_gets_a_letter(individual, address):
	ticks = {"clause_0": "1", "clause_1": "1"}
	for _time in range(2):
		assert individual.post("/declare", ticks).headers["Location"] == f"/coalition{ROOT}/declarations"
	named = {"individual_member": individual.member}
	assert site.count("Charter Declaration", named) == 1
	assert site.value("Charter Declaration", named, "signatory") == individual.name
	path = individual.post(f"{ROOT}/letters").headers["Location"].removeprefix("/coalition")
	assert re.fullmatch(r"/me/letters/IC-\d{4}-\d{4}", path)
	assert individual.get(f"{path}/ar").content.startswith(b"%PDF")
	code = re.search(r"verify/([\w-]+)", individual.get(path).text)[1]
	assert individual.name not in PortalVisitor(address).get(f"/verify/{code}").text
	assert individual.post(path, {"seen_person_name": "1"}).status_code == 303
	assert individual.name in PortalVisitor(address).get(f"/verify/{code}").text


def test_an_individual_proposes_a_change_and_shows_what_they_agree_to(individual, address):
	stored = site.value(MEMBER, individual.member, ["person_name", "place"])
	form = {"person_name": stored[0], "place": stored[1], "name_latin": "Huda"}
	assert individual.post(f"{ROOT}/profile/identity", form).status_code == 303
	name = site.value("Proposed Change", {"individual_member": individual.member})
	officer = Client(address, site.person("Coalition Secretariat"))
	assert officer.call(f"{ANSWER}.accept", name=name).status_code == 200
	assert site.value(MEMBER, individual.member, "name_latin") == "Huda"
	assert individual.name not in PortalVisitor(address).get("/members?who=individuals").text
	post_with_token(individual, f"{ROOT}/public", {"field": "person_name", "wish": "show"})
	page = PortalVisitor(address).get("/members?who=individuals").text
	assert individual.name in page and "Individual Members" in page
	assert individual.name not in PortalVisitor(address).get("/members").text


def test_a_protected_individual_gets_no_letter_and_reads_a_pseudonym(individual):
	with site.at_the_console():
		from coalition.base.privacy.sealing import seal

		shown = seal.protect(MEMBER, individual.member)
	assert shown in individual.get(ROOT).text
	for page in PAGES:
		assert individual.name not in individual.get(ROOT + page).text, page
	assert post_with_token(individual, f"{ROOT}/letters", {}).status_code == 409
