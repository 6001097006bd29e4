"""What every page of the portal keeps to, tried with an application: tokens, caches, languages, weight."""

import pytest
import requests

from tests.rest.applicant import WORK, Applicant, typed_back
from tests.rest.portal_visitor import PortalVisitor, fields_of

BESIDE = ("portal.css", "portal.js", "coalition.svg")
pytestmark = pytest.mark.usefixtures("charter")


def test_a_step_without_a_token_is_refused_with_all_that_was_typed(applicant):
	answer = applicant.step("identity", {"organisation_name": applicant.organisation, "csrf_token": ""})
	assert answer.status_code == 403
	assert typed_back(answer.text, "organisation_name") == applicant.organisation


def test_a_refused_step_can_be_sent_again_as_it_came_back(applicant):
	form = {"organisation_name": applicant.organisation}
	path = f"{applicant.path}/identity"
	answer = applicant.step("identity", {**form, "csrf_token": "old"})
	again = {**fields_of(answer.text, path), **form}
	url = applicant.address + path
	assert applicant.session.post(url, data=again, allow_redirects=False).status_code == 303


def test_a_token_of_strange_letters_is_merely_wrong(applicant):
	assert applicant.step("work", {**WORK, "csrf_token": "ü"}).status_code == 403


def test_a_token_is_worth_nothing_with_another_visitors_cookie(applicant, address):
	token = Applicant(address).hidden("/apply")["csrf_token"]
	assert applicant.step("work", {**WORK, "csrf_token": token}).status_code == 403


@pytest.mark.parametrize("button", ["send", "delete"])
def test_nothing_is_sent_or_deleted_without_a_token(applicant, button):
	applicant.fill()
	url = f"{applicant.address}{applicant.path}/{button}"
	assert applicant.session.post(url, data={}, allow_redirects=False).status_code == 403
	assert applicant.session.get(url, allow_redirects=False).status_code == 303
	assert applicant.organisation in applicant.get(f"{applicant.path}/summary").text


@pytest.mark.parametrize("path", ["/apply", "", "/nothing", "/apply/unknown"])
def test_no_page_of_the_portal_is_kept_by_a_cache(applicant, path):
	answer = applicant.get(path)
	assert answer.headers["Cache-Control"] == "no-store"
	assert answer.status_code == (404 if "n" in path else 200)


def test_no_page_of_a_draft_is_kept_by_a_cache(applicant):
	for path in ("", "/identity", "/summary", "/files"):
		answer = applicant.get(applicant.path + path)
		assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store"), path


def test_a_page_that_takes_nothing_says_so(applicant):
	form = {"csrf_token": applicant.hidden("/apply")["csrf_token"]}
	for path in ("", f"{applicant.path}/summary"):
		answer = applicant.session.post(applicant.address + path, data=form, allow_redirects=False)
		assert answer.status_code == 405


def test_the_language_that_was_chosen_stays(applicant):
	assert '<html lang="en" dir="ltr">' in applicant.get().text
	answer = applicant.post(
		"/language", {"language": "ar", "back": f"/coalition{applicant.path}/work"}, at="/apply"
	)
	assert answer.headers["Location"] == f"/coalition{applicant.path}/work"
	assert '<html lang="ar" dir="rtl">' in applicant.get().text


def test_the_language_can_be_changed_on_an_error_page(applicant):
	assert applicant.post("/language", {"language": "ar"}, at="/nothing").status_code == 303


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "/app", "/coalitionary"])
def test_choosing_a_language_never_leads_to_another_site(applicant, elsewhere):
	answer = applicant.post("/language", {"language": "ar", "back": elsewhere}, at="/apply")
	assert answer.headers["Location"] == "/coalition"


def test_an_unknown_language_in_the_cookie_is_no_error(applicant):
	applicant.session.cookies.set("coalition_language", "../../etc", path="/coalition")
	assert applicant.get().status_code == 200


@pytest.fixture(scope="module")
def beside(address) -> int:
	"""The bytes that come with whichever page is the first."""
	found = [requests.get(f"{address}/assets/coalition/{name}") for name in BESIDE]
	assert {answer.status_code for answer in found} == {200}
	return sum(len(answer.content) for answer in found)


def test_a_first_page_weighs_less_than_60_kilobytes(applicant, address, beside):
	applicant.fill()
	for path in ("/apply", *(f"{applicant.path}/{step}" for step in ("identity", "work", "cooperation"))):
		assert len(applicant.get(path).content) + beside < 60_000, path
	visitor = PortalVisitor(address)
	for path in ("", "/members", "/sign-in", "/verify"):
		assert len(visitor.get(path).content) + beside < 60_000, path


def test_a_members_own_pages_weigh_less_than_60_kilobytes(delegate, beside):
	for path in (
		"/organisation",
		"/organisation/profile",
		"/organisation/profile/work",
		"/declare",
		"/account",
	):
		page = delegate.get(path)
		assert page.status_code == 200 and len(page.content) + beside < 60_000, path
